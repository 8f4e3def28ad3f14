"""What holds between cells, rows and tables. Each check returns findings and changes nothing."""
