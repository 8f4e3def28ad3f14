"""The empty workbook that a network sends out."""
