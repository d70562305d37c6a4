package store

import (
	"context"
	"crypto/rand"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io"
	"os"
	"strconv"
	"strings"
	"time"

	"hummock/internal/crm"
)

// Uploads that no document uses may be used for a day, and are purged after one
// more hour, so that nothing is taken into use while it goes.
const (
	uploadLasts = 24 * time.Hour
	purgeAfter  = uploadLasts + time.Hour
)

const filesFolder = "files"

// kept is where the bytes of a file lie.
type kept struct {
	Workspace crm.WorkspaceID
	Place     string
	Size      int64
}

func (k kept) path() string { return folderOf(k.Workspace) + "/" + k.Place }

func folderOf(ws crm.WorkspaceID) string {
	return filesFolder + "/" + strconv.FormatInt(int64(ws), 10)
}

// KeepFile stores an upload of a type that was looked at before. First its bytes
// are safe on the disk, then it is known: a crash between leaves bytes that
// nobody knows, which SweepFiles removes.
func (s *Store) KeepFile(ctx context.Context, by crm.Actor, name string, t crm.FileType, r io.Reader) (*crm.File, error) {
	if s.root == nil {
		return nil, noFolder()
	}
	f := &crm.File{ID: crm.NewID(), Name: crm.CleanFileName(name), Type: t, By: by.User}
	k, err := s.putBytes(by.Workspace, r, f)
	if err != nil {
		return nil, err
	}
	made, err := write(ctx, s, by, func(tx *Tx) (*crm.File, error) { return f, keepFile(tx, f, k) })
	var refused *crm.Error
	if errors.As(err, &refused) || err == nil && made.ID != f.ID { // the same request came twice
		s.dropBytes(k)
	}
	return made, err
}

// putBytes writes the bytes of a file under a random name of its own.
func (s *Store) putBytes(ws crm.WorkspaceID, r io.Reader, f *crm.File) (kept, error) {
	k := kept{Workspace: ws, Place: strings.ToLower(rand.Text())}
	if err := s.root.MkdirAll(folderOf(ws), 0o700); err != nil {
		return k, err
	}
	part := k.path() + ".part"
	out, err := s.root.OpenFile(part, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return k, err
	}
	sum := sha256.New()
	f.Size, err = io.Copy(io.MultiWriter(out, sum), io.LimitReader(r, crm.MostFile+1))
	if f.Size > crm.MostFile {
		err = crm.Errorf(crm.TooLarge, "file.too_large", "%s is larger than 25 MB: make it smaller, or divide it", f.Name).With("file", f.Name)
	}
	err = firstError(err, out.Sync(), out.Close())
	if err == nil {
		err = s.root.Rename(part, k.path())
	}
	if err != nil {
		_ = s.root.Remove(part) // or it is swept
		return k, err
	}
	f.SHA256, k.Size = hex.EncodeToString(sum.Sum(nil)), f.Size
	return k, s.syncFolder(folderOf(ws))
}

// syncFolder makes new names in a folder outlive a failure of power.
func (s *Store) syncFolder(folder string) error {
	d, err := s.root.Open(folder)
	if err != nil {
		return err
	}
	return firstError(d.Sync(), d.Close())
}

// dropBytes removes bytes that no row knows. What cannot be removed now is swept
// later.
func (s *Store) dropBytes(files ...kept) {
	for _, k := range files {
		if s.root != nil {
			_ = s.root.Remove(k.path())
		}
	}
}

func keepFile(tx *Tx, f *crm.File, k kept) error {
	f.At = crm.InstantOf(tx.now)
	w, err := workspaceByID(tx)
	if err != nil {
		return err
	}
	var all, today int64
	if err := tx.one(`UPDATE workspaces SET file_bytes = file_bytes + ? WHERE id = ? RETURNING file_bytes`, []any{f.Size, tx.ws}, &all); err != nil {
		return err
	}
	if most := w.Settings.FileQuota(); all > most {
		mb := strconv.FormatInt(most>>20, 10)
		return crm.Errorf(crm.TooLarge, "file.quota", "the firm's files fill the %s MB that are set for them: ask an admin to raise the limit in the settings", mb).With("mb", mb)
	}
	err = tx.one(`SELECT CAST(COALESCE(SUM(size), 0) AS BIGINT) FROM files WHERE workspace_id = ? AND by_id = ? AND at > ?`,
		[]any{tx.ws, tx.by.User, crm.InstantOf(tx.now.Add(-24 * time.Hour))}, &today)
	if err != nil {
		return err
	}
	if today+f.Size > crm.MostFilesADay {
		return crm.Errorf(crm.TooMany, "file.day_quota", "you have uploaded 1 GB within a day, which is the limit: go on tomorrow").With("seconds", "3600")
	}
	_, err = tx.exec(`INSERT INTO files (workspace_id, id, place, name, type, size, sha256, used, by_id, at) VALUES (?, ?, ?, ?, ?, ?, ?, 0, ?, ?)`,
		tx.ws, f.ID, k.Place, f.Name, string(f.Type), f.Size, f.SHA256, f.By, f.At)
	return err
}

// useFile ties an upload of the actor to a document.
func (tx *Tx) useFile(id crm.ID) error {
	n, err := tx.exec(`UPDATE files SET used = 1 WHERE workspace_id = ? AND id = ? AND used = 0 AND by_id = ? AND at > ?`,
		tx.ws, id, tx.by.User, crm.InstantOf(tx.now.Add(-uploadLasts)))
	if err == nil && n == 0 {
		err = crm.InvalidField("file_id", "file.gone", "this upload is not there: it belongs to a document already, or lay unused for a day; upload the file again")
	}
	return err
}

// OpenFile opens a file for reading; the caller closes it. A file is seen by
// whoever sees the deal of its document, as learning material by everybody, and
// before by the one who uploaded it.
func (s *Store) OpenFile(ctx context.Context, by crm.Actor, id crm.ID) (*crm.File, *os.File, error) {
	var k kept
	f, err := read(ctx, s, by, func(tx *Tx) (*crm.File, error) {
		f, place, err := tx.file(id)
		k = kept{Workspace: tx.ws, Place: place}
		return f, err
	})
	if err != nil {
		return nil, nil, err
	}
	if s.root == nil {
		return nil, nil, noFolder()
	}
	bytes, err := s.root.Open(k.path())
	return f, bytes, err
}

func (tx *Tx) file(id crm.ID) (f *crm.File, place string, err error) {
	f = &crm.File{}
	used := false
	err = tx.one(`SELECT f.id, f.name, f.type, f.size, f.sha256, f.by_id, f.at, f.place, f.used FROM files f WHERE f.workspace_id = ? AND f.id = ?`, []any{tx.ws, id},
		&f.ID, &f.Name, &f.Type, &f.Size, &f.SHA256, &f.By, &f.At, &place, &used)
	if err == nil && !used && f.By == tx.by.User {
		return f, place, nil
	}
	if err != nil && !noRows(err) {
		return nil, "", err
	}
	if used && !tx.by.SeesMoney() {
		if err := tx.noOfferFile(id); err != nil {
			return nil, "", err
		}
	}
	if used {
		var deal crm.ID
		err = tx.one(`SELECT p.deal_id FROM document_steps s JOIN documents p ON p.workspace_id = s.workspace_id AND p.id = s.document_id WHERE s.workspace_id = ? AND s.file_id = ? LIMIT 1`,
			[]any{tx.ws, id}, &deal)
		if noRows(err) {
			return f, place, tx.materialFile(id)
		}
		if err != nil {
			return nil, "", err
		}
		if _, err := tx.deal(deal); err == nil || !crm.IsKind(err, crm.NotFound) {
			return f, place, err
		}
	}
	return nil, "", noFile()
}

func noFolder() *crm.Error {
	return crm.Errorf(crm.Unavailable, "file.no_folder", "this server has no folder for files: it is started with --data and a folder")
}

func noFile() *crm.Error {
	return crm.NotFoundf("file", "there is no such file, or you may not see it")
}

// noOfferFile refuses the PDF of an offer, which tells amounts.
func (tx *Tx) noOfferFile(id crm.ID) error {
	n := 0
	err := tx.one(`SELECT COUNT(*) FROM offer_versions WHERE workspace_id = ? AND file_id = ?`, []any{tx.ws, id}, &n)
	if err == nil && n > 0 {
		return noFile()
	}
	return err
}

// materialFile refuses a file that is no learning material: whose is it then?
func (tx *Tx) materialFile(id crm.ID) error {
	n := 0
	err := tx.one(`SELECT COUNT(*) FROM materials WHERE workspace_id = ? AND file_id = ?`, []any{tx.ws, id}, &n)
	if err == nil && n == 0 {
		return noFile()
	}
	return err
}

// filesOfAll gives where all files of the workspace lie.
func (tx *Tx) filesOfAll() ([]kept, error) {
	return collect(tx, scanKept, `SELECT workspace_id, place, size FROM files WHERE workspace_id = ?`, tx.ws)
}

func scanKept(row scanner) (kept, error) {
	var k kept
	return k, row.Scan(&k.Workspace, &k.Place, &k.Size)
}

// PurgeFiles removes uploads that no document used within a day.
func (s *Store) PurgeFiles(ctx context.Context) error {
	old := crm.InstantOf(s.now().Add(-purgeAfter))
	gone, err := write(ctx, s, crm.Actor{Door: crm.DoorJob}, func(tx *Tx) ([]kept, error) {
		gone, err := collect(tx, scanKept, `DELETE FROM files WHERE used = 0 AND at < ? RETURNING workspace_id, place, size`, old)
		for _, k := range gone {
			if _, err := tx.exec(`UPDATE workspaces SET file_bytes = file_bytes - ? WHERE id = ?`, k.Size, k.Workspace); err != nil {
				return nil, err
			}
		}
		return gone, err
	})
	if err == nil {
		s.dropBytes(gone...)
	}
	return err
}
