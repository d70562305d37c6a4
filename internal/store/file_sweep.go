package store

import (
	"context"
	"errors"
	"io/fs"
	"strconv"
	"time"

	"hummock/internal/crm"
)

// SweepFiles removes bytes that no row knows: a crash left them, or they could
// not be removed at their time. Young ones may still get their row.
func (s *Store) SweepFiles(ctx context.Context) error {
	if s.root == nil {
		return nil
	}
	folders, err := fs.ReadDir(s.root.FS(), filesFolder)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	for _, folder := range folders {
		ws, bad := strconv.ParseInt(folder.Name(), 10, 64)
		if bad != nil || !folder.IsDir() {
			continue
		}
		if err := s.sweep(ctx, crm.WorkspaceID(ws)); err != nil {
			return err
		}
	}
	return err
}

func (s *Store) sweep(ctx context.Context, ws crm.WorkspaceID) error {
	old, err := s.oldPlaces(ws, s.now().Add(-purgeAfter))
	if err != nil || len(old) == 0 {
		return err
	}
	known, err := read(ctx, s, crm.Actor{Workspace: ws}, func(tx *Tx) (map[string]bool, error) {
		known := map[string]bool{}
		err := eachOf(tx, func(row scanner) error {
			var place string
			err := row.Scan(&place)
			known[place] = true
			return err
		}, `SELECT place FROM files WHERE workspace_id = ? AND place IN `, old)
		return known, err
	})
	if err != nil {
		return err
	}
	for _, place := range old {
		if !known[place] {
			s.dropBytes(kept{Workspace: ws, Place: place})
		}
	}
	return nil
}

// oldPlaces lists what lies in a workspace's folder since before an instant.
func (s *Store) oldPlaces(ws crm.WorkspaceID, before time.Time) ([]string, error) {
	entries, err := fs.ReadDir(s.root.FS(), folderOf(ws))
	var old []string
	for _, e := range entries {
		info, gone := e.Info()
		if gone == nil && info.Mode().IsRegular() && info.ModTime().Before(before) {
			old = append(old, e.Name())
		}
	}
	return old, err
}
