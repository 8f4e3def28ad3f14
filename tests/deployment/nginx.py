"""Find an nginx, or fetch one: the system's, else the system's package, unpacked beside the caches.

Run as a script before the tests of this folder; imported by them for `running`. The package is not
installed: its files need no rights, and no service is started on somebody's machine.
"""

import grp
import os
import pwd
import shutil
import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).parents[2]
UNPACKED = ROOT / ".cache" / "nginx"
DOCUMENTED = ROOT / "deploiement" / "nginx.conf"

#: What is around the documented file in a system's own, with every folder that nginx writes to.
AROUND = """\
{user}worker_processes 1;
pid {folder}/pid;
error_log {folder}/erreurs.log;
events {{}}
http {{
    client_body_temp_path {folder}/corps;
    proxy_temp_path {folder}/recu;
    fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
    include {folder}/observatoire.conf;
}}
"""


def executable():
    """Return the path of an nginx, or None."""
    places = os.pathsep.join((os.environ["PATH"], "/usr/sbin", str(UNPACKED / "usr" / "sbin")))
    return shutil.which("nginx", path=places)


def install():
    """Make sure that there is one."""
    apt = shutil.which("apt-get")
    if executable() or not apt:
        return
    UNPACKED.mkdir(parents=True, exist_ok=True)
    subprocess.run([apt, "update", "-qq"], check=False)
    subprocess.run([apt, "download", "-qq", "nginx"], cwd=UNPACKED, check=True)
    (package,) = UNPACKED.glob("nginx_*.deb")
    subprocess.run(["dpkg-deb", "-x", package, UNPACKED], check=True)  # noqa: S607
    package.unlink()
    # A library of the system that it lacks is named here, not in a test.
    subprocess.run([UNPACKED / "usr" / "sbin" / "nginx", "-v"], check=True)


def documented(folder, port, instances):
    """Return the documented configuration with other ports and folders, and nothing else."""
    text = DOCUMENTED.read_text("utf-8")
    for written, place in {
        "listen 80;": f"listen 127.0.0.1:{port};",
        "127.0.0.1:8051": f"127.0.0.1:{instances[0]}",
        "127.0.0.1:8052": f"127.0.0.1:{instances[1]}",
        "/var/cache/nginx/observatoire ": f"{folder}/cache ",
        "/var/log/nginx/observatoire.log": f"{folder}/journal.log",
    }.items():
        assert text.count(written) == 1, written
        text = text.replace(written, place)
    return text


@contextmanager
def running(folder, port, instances):
    """Run the documented nginx on `port` in front of two ports, until the end of the block."""
    found = executable()
    assert found, "no nginx: run tests/deployment/nginx.py, or install one"
    folder.mkdir()
    (folder / "observatoire.conf").write_text(documented(folder, port, instances), "utf-8")
    main = folder / "nginx.conf"
    main.write_text(AROUND.format(folder=folder, user=_user()), "utf-8")
    given = [found, "-p", folder, "-c", main, "-e", folder / "erreurs.log"]
    checked = subprocess.run([*given, "-t"], check=False, capture_output=True, text=True)
    assert checked.returncode == 0, checked.stderr
    with subprocess.Popen([*given, "-g", "daemon off;"]) as process:
        try:
            yield process
        finally:
            process.terminate()


def _user():
    """Return the account of its workers, who write where the test may: only root changes it."""
    if os.geteuid():
        return ""
    return f"user {pwd.getpwuid(0).pw_name} {grp.getgrgid(0).gr_name};\n"


if __name__ == "__main__":
    install()
    sys.stdout.write(f"nginx: {executable() or 'none: install it'}\n")
