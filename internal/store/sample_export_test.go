package store

// TablesEmptied are the tables that RemoveSample empties of a workspace.
func TablesEmptied() []string { return append(rowsOf[:], "workspaces") }
