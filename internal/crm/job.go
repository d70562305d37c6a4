package crm

import "encoding/json"

// JobKind names what a job does.
type JobKind string

// The kinds of jobs.
const (
	JobImport     JobKind = "import"      // carry out an import
	JobImportUndo JobKind = "import_undo" // take an import back
	JobTidy       JobKind = "tidy"        // purge what has expired
)

// Job is one piece of work that is done after the transaction that asked for
// it, at least once.
type Job struct {
	Workspace WorkspaceID
	ID        ID
	Kind      JobKind
	Args      json.RawMessage
	Attempts  int   // this one included
	Fence     int64 // grows with each lease; a worker that lost its lease cannot finish the job
}
