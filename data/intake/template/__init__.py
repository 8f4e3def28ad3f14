"""The empty workbook to fill in, generated from the codebook."""
