# The READMEs' generated parts are what the tables say; the view of a page holds no other field than the table's.
exec sh "$(dirname "$0")/../reference.sh"
