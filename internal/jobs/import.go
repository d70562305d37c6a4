package jobs

import (
	"context"
	"encoding/json"
	"errors"

	"hummock/internal/crm"
	"hummock/internal/store"
)

// Import carries an import out, or does its dry run. It goes on where an
// earlier attempt ended. An import that is refused as a whole fails with the
// reason; that ends the job well.
func Import(ctx context.Context, s *store.Store, j crm.Job) error {
	run, err := openImport(ctx, s, j)
	if errors.Is(err, store.ErrImportOver) {
		return nil
	}
	if err != nil {
		return err
	}
	err = carryOut(ctx, run)
	var refused *crm.Error
	switch {
	case errors.Is(err, store.ErrImportOver):
		return nil
	case errors.As(err, &refused) && isFinal(refused):
		return run.Fail(ctx, refused)
	case crm.IsKind(err, crm.Stale) && run.Import.Stopping:
		return run.Stop(ctx)
	case crm.IsKind(err, crm.Stale) && j.Attempts >= mostRaces:
		return run.Fail(ctx, crm.Errorf(crm.Stale, "import.contended", "others change the same records all the time: what came in so far stays, start the import again when they are done"))
	}
	return err
}

// mostRaces is after how many attempts an import ends that always loses against
// other writers.
const mostRaces = 5

// isFinal says whether trying again would end the same way.
func isFinal(e *crm.Error) bool {
	return e.Kind == crm.Invalid || e.Kind == crm.Forbidden || e.Kind == crm.TooLarge || e.Kind == crm.NotFound
}

func openImport(ctx context.Context, s *store.Store, j crm.Job) (*store.ImportRun, error) {
	var args store.ImportJob
	if err := json.Unmarshal(j.Args, &args); err != nil {
		return nil, err
	}
	return s.OpenImport(ctx, j.Workspace, args.Import)
}

func carryOut(ctx context.Context, run *store.ImportRun) error {
	if err := survey(ctx, run); err != nil {
		return err
	}
	if err := run.Prepare(ctx); err != nil {
		return err
	}
	read := rowReader(run)
	for {
		more, err := run.Step(ctx, read)
		if err != nil || !more {
			return err
		}
	}
}

// ImportUndo takes an import back.
func ImportUndo(ctx context.Context, s *store.Store, j crm.Job) error {
	run, err := openImport(ctx, s, j)
	for more := err == nil; more && err == nil; {
		more, err = run.UndoStep(ctx)
	}
	if errors.Is(err, store.ErrImportOver) {
		return nil
	}
	return err
}

// Kinds says how each kind of job is done.
func Kinds() map[crm.JobKind]Do {
	return map[crm.JobKind]Do{crm.JobImport: Import, crm.JobImportUndo: ImportUndo}
}
