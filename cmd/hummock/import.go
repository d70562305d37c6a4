package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"maps"
	"mime/multipart"
	"net/http"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"time"

	"go.yaml.in/yaml/v3"

	"hummock/internal/api"
	"hummock/internal/crm"
	"hummock/internal/jobs"
)

type importCommands struct {
	Files importFiles `cmd:"" default:"withargs" help:"Bring CSV or XLSX files in."`
	Undo  importUndo  `cmd:"" help:"Take an import back."`
}

type importFiles struct {
	File         []string `arg:"" type:"existingfile" help:"CSV or XLSX: deals, companies, contacts, products, users, stage history, in any order."`
	Pipeline     string   `help:"Pipeline for deals that name none; an unknown one is made with the file's stages." placeholder:"NAME"`
	Map          string   `type:"existingfile" help:"What columns mean, where the headers do not say it; docs/user/import.md shows its form." placeholder:"FILE.yaml"`
	Kind         string   `help:"What the files hold, where their headers do not say it." enum:",deals,companies,contacts,products,users,history" default:""`
	HistoryFrom  string   `name:"history-from" help:"From this day on the files hold every deal that was closed." placeholder:"DATE"`
	CreateStages bool     `name:"create-stages" help:"Add stages that the pipeline does not know."`
	DryRun       bool     `name:"dry-run" help:"Say what would happen, and change nothing."`
	BadRows      string   `name:"bad-rows" help:"Folder for files of refused rows; beside the originals where absent." placeholder:"DIR"`
}

// Run brings the files in, or says what that would do.
func (c *importFiles) Run(sh *shell) error {
	if err := c.canKeepBadRows(); err != nil {
		return err
	}
	cl, err := sh.connect()
	if err != nil {
		return err
	}
	defer cl.close() //nolint:errcheck // the import is over
	im, err := c.upload(sh, cl)
	if err != nil {
		return err
	}
	if err := c.mapped(sh, cl, im); err != nil {
		return errors.Join(err, c.drop(sh, cl, im))
	}
	step := "/commit"
	if c.DryRun {
		step = "/preview"
	}
	if err := cl.callOnce(sh.ctx, "POST", "/imports/"+im.ID.String()+step, nil, im); err != nil {
		return errors.Join(err, c.drop(sh, cl, im))
	}
	if err := cl.follow(sh, im); err != nil {
		return err
	}
	return c.conclude(sh, cl, im)
}

// canKeepBadRows tries the folder for refused rows before anything is sent: a
// row must not be refused and then lost.
func (c *importFiles) canKeepBadRows() error {
	if c.BadRows == "" {
		return nil
	}
	f, err := os.CreateTemp(c.BadRows, ".hummock-*")
	if err != nil {
		return fmt.Errorf("refused rows cannot be written to the folder %s, so nothing was imported: make it, or name another by --bad-rows", c.BadRows)
	}
	return errors.Join(f.Close(), os.Remove(f.Name()))
}

// upload sends the files as they are read, so that memory does not grow with them.
func (c *importFiles) upload(sh *shell, cl *client) (*crm.Import, error) {
	reader, writer := io.Pipe()
	form := multipart.NewWriter(writer)
	go func() { _ = writer.CloseWithError(c.write(form)) }() // never fails
	r, err := http.NewRequestWithContext(sh.ctx, http.MethodPost, "http://localhost"+api.Base+"/imports", reader)
	if err != nil {
		return nil, err
	}
	r.Header.Set("Content-Type", form.FormDataContentType())
	res, err := cl.send(r)
	if err != nil {
		return nil, err
	}
	defer res.Body.Close()
	im := &crm.Import{}
	return im, json.NewDecoder(res.Body).Decode(im)
}

func (c *importFiles) write(form *multipart.Writer) error {
	for name, value := range map[string]string{"pipeline": c.Pipeline, "history_from": c.HistoryFrom, "create_stages": strconv.FormatBool(c.CreateStages)} {
		if err := form.WriteField(name, value); err != nil {
			return err
		}
	}
	for _, path := range c.File {
		if err := writeFile(form, path); err != nil {
			return err
		}
	}
	return form.Close()
}

func writeFile(form *multipart.Writer, path string) error {
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	defer f.Close()
	part, err := form.CreateFormFile("file", filepath.Base(path))
	if err != nil {
		return err
	}
	_, err = io.Copy(part, f)
	return err
}

// mapped says what the columns mean, as far as the flags do.
func (c *importFiles) mapped(sh *shell, cl *client, im *crm.Import) error {
	var m crm.ImportMapping
	if c.Map != "" {
		if err := readMap(c.Map, &m); err != nil {
			return err
		}
	}
	if c.Kind != "" {
		for i := range im.Plan.Files {
			m.Files = append(m.Files, crm.FileMapping{File: i, Kind: crm.ImportKind(c.Kind)})
		}
	}
	if len(m.Files) == 0 && m.Pipeline == nil && m.CreateStages == nil && m.HistoryFrom == nil {
		return nil
	}
	return cl.callAt(sh.ctx, "PUT", "/imports/"+im.ID.String()+"/mapping", im.Version, m, im)
}

// readMap reads a file of the form that docs/user/import.md describes.
func readMap(path string, m *crm.ImportMapping) error {
	b, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	d := yaml.NewDecoder(bytes.NewReader(b))
	d.KnownFields(true)
	err = d.Decode(m)
	if wrong, ok := errors.AsType[*yaml.TypeError](err); ok && len(wrong.Errors) > 0 {
		what, _, _ := strings.Cut(wrong.Errors[0], " in type ")
		return fmt.Errorf("%s is no map of columns: %s; write it as docs/user/import.md shows", path, what)
	}
	if err != nil && !errors.Is(err, io.EOF) {
		return fmt.Errorf("%s is no map of columns: %w; write it as docs/user/import.md shows", path, err)
	}
	return nil
}

func (c *importFiles) drop(sh *shell, cl *client, im *crm.Import) error {
	return cl.call(context.WithoutCancel(sh.ctx), "DELETE", "/imports/"+im.ID.String(), nil, nil)
}

// conclude tells what became of the import, and writes the refused rows.
func (c *importFiles) conclude(sh *shell, cl *client, im *crm.Import) error {
	var paths []string
	for i := range im.Plan.Files {
		path, err := c.badRows(sh, cl, im, i)
		if err != nil {
			return err
		}
		if path != "" {
			paths = append(paths, path)
		}
	}
	var along struct{ Items []crm.ImportRow }
	if im.Counts.Nouns["user"].Created > 0 {
		if err := cl.call(sh.ctx, "GET", "/imports/"+im.ID.String()+"/rows?state=created&limit=1000&file=-1", nil, &along); err != nil {
			return err
		}
	}
	err := sh.print(im, func(w io.Writer) { tellImport(w, im, paths); tellNewcomers(w, along.Items) })
	if c.DryRun {
		err = errors.Join(err, c.drop(sh, cl, im))
	}
	if im.Counts.Problem != nil {
		return errors.Join(err, errors.New(im.Counts.Problem.Reason))
	}
	if n := im.Counts.Bad; n > 0 && n == im.Counts.Rows {
		return errors.Join(err, fmt.Errorf("not one of the %d rows could be imported: mend the refused rows and import their file", n))
	}
	return err
}

// badRows writes the refused rows of one file to a file of their own.
func (c *importFiles) badRows(sh *shell, cl *client, im *crm.Import, i int) (string, error) {
	var some struct{ Items []crm.ImportRow }
	base := "/imports/" + im.ID.String()
	if err := cl.call(sh.ctx, "GET", fmt.Sprintf("%s/rows?state=bad&limit=1&file=%d", base, i), nil, &some); err != nil || len(some.Items) == 0 {
		return "", err
	}
	r, err := http.NewRequestWithContext(sh.ctx, http.MethodGet, fmt.Sprintf("http://localhost%s%s/bad-rows.csv?file=%d", api.Base, base, i), nil)
	if err != nil {
		return "", err
	}
	res, err := cl.send(r)
	if err != nil {
		return "", err
	}
	defer res.Body.Close()
	path := c.badPath(&im.Plan, i)
	f, err := os.Create(path)
	if err != nil {
		return "", err
	}
	if _, err := io.Copy(f, res.Body); err != nil {
		return "", err
	}
	return path, f.Close()
}

// badPath is where the refused rows of one file go: beside the original, with the
// name of its sheet where the workbook has several.
func (c *importFiles) badPath(plan *crm.ImportPlan, i int) string {
	f := &plan.Files[i]
	path := c.File[f.Upload]
	if plan.OfSeveral(f) {
		path += "." + strings.Map(inFileName, f.Sheet)
	}
	if c.BadRows != "" {
		path = filepath.Join(c.BadRows, filepath.Base(path))
	}
	return path + ".bad.csv"
}

// inFileName replaces what some system does not take in the name of a file.
func inFileName(r rune) rune {
	if strings.ContainsRune(`/\:*?"<>|`, r) || r < ' ' {
		return '_'
	}
	return r
}

// tellImport is what a person reads.
func tellImport(w io.Writer, im *crm.Import, paths []string) {
	c := im.Counts
	said := map[crm.ImportState]string{crm.ImportDone: "Imported", crm.ImportChecked: "Checked, nothing changed", crm.ImportCancelled: "Stopped", crm.ImportUndone: "Taken back"}[im.State]
	fmt.Fprintf(w, "%s: %d rows, %d created, %d updated (%d moved), %d unchanged, %d refused\n", said, c.Rows, c.Created, c.Updated, c.Moved, c.Unchanged, c.Bad)
	for _, noun := range slices.Sorted(maps.Keys(c.Nouns)) {
		n := c.Nouns[noun]
		fmt.Fprintf(w, "  %-8s %7d created %7d updated %7d unchanged %7d refused\n", noun, n.Created, n.Updated, n.Unchanged, n.Bad)
	}
	for i := range im.Plan.Files {
		f := &im.Plan.Files[i]
		if im.Plan.LeftOut(f) {
			fmt.Fprintf(w, "  %s: the sheet %q (%d rows) was left out: %s. To bring it in, name its kind by --map\n", f.Name, f.Sheet, f.Rows, whyLeftOut(f))
			continue
		}
		for _, col := range f.Columns {
			if col.Field != "" && col.Doubt != "" {
				fmt.Fprintf(w, "  %s: column %q can be read in two ways, such as %q; it is read %s. If that is wrong, say otherwise by --map\n", f.Name, col.Name, col.Doubt, reading(col))
			}
			if col.Field == "" && col.Filled > 0 {
				fmt.Fprintf(w, "  %s: column %q was left out\n", f.Name, col.Name)
			}
		}
	}
	for _, path := range paths {
		fmt.Fprintf(w, "  refused rows with their reasons: %s\n", path)
	}
	if im.State == crm.ImportDone {
		fmt.Fprintf(w, "  to take it back: hummock import undo %s\n", im.ID)
	}
}

// tellNewcomers names the people whom a sheet names and the firm did not know: one
// of them may be a slip of the pen.
func tellNewcomers(w io.Writer, along []crm.ImportRow) {
	for i := range along {
		if row := &along[i]; row.Noun == "user" {
			fmt.Fprintf(w, "  %s was not in the firm and is now, without a way to sign in: if the name is a slip, take the import back\n", strings.Join(row.Cells, ""))
		}
	}
}

func whyLeftOut(f *crm.ImportFile) string {
	if f.Hidden {
		return "the workbook does not show it"
	}
	return "its columns do not say what it holds"
}

// reading says how the cells of a column are read that could be read otherwise.
func reading(c crm.ImportColumn) string {
	switch {
	case c.Order != "":
		return "as " + c.Order
	case c.Decimal == ",":
		return "with a decimal comma"
	}
	return "with a decimal point"
}

type importUndo struct {
	ID string `arg:"" help:"The import, as it was printed."`
}

// Run takes an import back.
func (c *importUndo) Run(sh *shell) error {
	cl, err := sh.connect()
	if err != nil {
		return err
	}
	defer cl.close() //nolint:errcheck // the import is over
	id, err := crm.ParseID(c.ID)
	if err != nil {
		return err
	}
	im := &crm.Import{}
	if err := cl.call(sh.ctx, "POST", "/imports/"+id.String()+"/undo", nil, im); err != nil {
		return err
	}
	if err := cl.follow(sh, im); err != nil {
		return err
	}
	kept, err := c.kept(sh, cl, im)
	if err != nil {
		return err
	}
	return sh.print(im, func(w io.Writer) {
		fmt.Fprintf(w, "Taken back: %d rows; %d could not be: they were changed since, or something rests on them\n", im.Counts.Undone, im.Counts.Kept)
		for _, row := range kept[:min(len(kept), mostKept)] {
			fmt.Fprintf(w, "  %s\n", row)
		}
		if len(kept) > mostKept {
			fmt.Fprintf(w, "  and %d more\n", len(kept)-mostKept)
		}
	})
}

// mostKept is how many rows that stayed are told one by one.
const mostKept = 50

// kept tells of each row that undoing left: its place, what it holds, and why.
func (c *importUndo) kept(sh *shell, cl *client, im *crm.Import) ([]string, error) {
	var out []string
	for file := -1; file < len(im.Plan.Files); file++ {
		var some struct{ Items []crm.ImportRow }
		if err := cl.call(sh.ctx, "GET", fmt.Sprintf("/imports/%s/rows?state=kept&limit=1000&file=%d", im.ID, file), nil, &some); err != nil {
			return nil, err
		}
		for i := range some.Items {
			row := &some.Items[i]
			said := fmt.Sprintf("%s %s, made along the way", row.Noun, strings.Join(row.Cells, ""))
			if file >= 0 {
				said = fmt.Sprintf("%s, row %d (%s)", im.Plan.Files[file].Name, row.Row, strings.Join(row.Cells, ", "))
			}
			if len(row.Problems) > 0 {
				said += ": " + row.Problems[0].Reason
			}
			out = append(out, said)
		}
	}
	return out, nil
}

// follow waits until an import has come to rest, and shows on a terminal how
// far it is. Without a server the work is done here meanwhile.
func (c *client) follow(sh *shell, im *crm.Import) error {
	ctx, stop := context.WithCancel(sh.ctx)
	defer stop()
	if c.store != nil {
		worked := make(chan struct{})
		runner := jobs.Runner{Store: c.store, Log: slog.New(slog.DiscardHandler), Kinds: jobs.Kinds(), Workers: 1, Poll: time.Second}
		go func() { runner.Run(ctx); close(worked) }()
		defer func() { stop(); <-worked }()
	}
	terminal := isTerminal(sh.errors)
	for {
		if err := c.call(ctx, "GET", "/imports/"+im.ID.String(), nil, im); err != nil {
			return err
		}
		if !slices.Contains([]crm.ImportState{crm.ImportRunning, crm.ImportChecking, crm.ImportUndoing}, im.State) {
			if terminal {
				fmt.Fprint(sh.errors, "\r\033[K")
			}
			return nil
		}
		if terminal {
			done := im.Counts.Done
			if im.State == crm.ImportUndoing {
				done = im.Counts.Undone + im.Counts.Kept
			}
			fmt.Fprintf(sh.errors, "\r\033[K%s: %d of %d rows, %d refused", im.State, done, im.Counts.Rows, im.Counts.Bad)
		}
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-time.After(200 * time.Millisecond):
		}
	}
}

func isTerminal(w io.Writer) bool {
	f, ok := w.(*os.File)
	if !ok {
		return false
	}
	info, err := f.Stat()
	return err == nil && info.Mode()&os.ModeCharDevice != 0
}
