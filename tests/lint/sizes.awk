# sizes.awk - functions of more than 60 lines, files of more than 600. A function ends with "}" in the first column.
FNR == 1 { start = 0 }
/^[a-z].*\)$/ { start = FNR; name = $0 }
/^}/ && start { if (FNR - start > 60) { print FILENAME ":" start ": " FNR - start " lines: " name; bad = 1 } start = 0 }
FNR == 601 { print FILENAME ": more than 600 lines"; bad = 1 }
END { exit bad }
