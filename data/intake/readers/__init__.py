"""The ACTER workbook and CSV folders, as grids of cells with their places."""
