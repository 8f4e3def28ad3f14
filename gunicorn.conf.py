"""What gunicorn reads by itself when it is started in this folder; options given by hand win."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from callbacks import journal
from settings import read_settings

# One log, in one form, without addresses of senders: also for lines of gunicorn's own.
logconfig_dict = journal.configuration(read_settings().journal)
