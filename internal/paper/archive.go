package paper

import (
	"archive/zip"
	"bytes"
	"errors"
	"io"
	"path"
	"strings"

	"hummock/internal/crm"
)

// Limits of a workbook, which is a zip archive.
const (
	maxEntries  = 10_000
	maxUnpacked = 200 << 20
	maxRatio    = 100
	ratioFree   = 1 << 20 // entries up to this size may be packed tighter
)

// archive is a zip file that has passed the limits.
type archive struct {
	file  string
	parts map[string]*zip.File // by lower-case path
}

func openArchive(r io.ReaderAt, size int64, file string) (*archive, error) {
	if n, err := countEntries(io.NewSectionReader(r, 0, size)); err != nil {
		return nil, err
	} else if n > maxEntries {
		return nil, tooLarge(file, "more than 10,000 parts")
	}
	z, err := zip.NewReader(r, size)
	if err != nil {
		return nil, damaged(file, err)
	}
	a := &archive{file: file, parts: map[string]*zip.File{}}
	unpacked := uint64(0)
	for _, f := range z.File {
		if f.UncompressedSize64 > maxUnpacked {
			return nil, tooLarge(file, "more than 200 MB of content")
		}
		if unpacked += f.UncompressedSize64; unpacked > maxUnpacked {
			return nil, tooLarge(file, "more than 200 MB of content")
		}
		if err := a.admit(f); err != nil {
			return nil, err
		}
	}
	return a, nil
}

// countEntries counts directory records before anything is allocated for them;
// the counters inside the file may lie.
func countEntries(r io.Reader) (int, error) {
	signature := []byte("PK\x01\x02")
	buf := make([]byte, 64<<10)
	count, kept := 0, 0
	for {
		n, err := io.ReadFull(r, buf[kept:])
		chunk := buf[:kept+n]
		count += bytes.Count(chunk, signature)
		if err == io.EOF || err == io.ErrUnexpectedEOF {
			return count, nil
		}
		if err != nil {
			return 0, err
		}
		kept = copy(buf, chunk[len(chunk)-len(signature)+1:])
	}
}

func (a *archive) admit(f *zip.File) error {
	name := partName(f.Name)
	switch {
	case f.Flags&1 != 0:
		return crm.Invalidf("paper.encrypted", "%s is protected by a password: save it without one and choose that file", a.file).With("file", a.file)
	case f.UncompressedSize64 > ratioFree && f.UncompressedSize64/maxRatio > f.CompressedSize64:
		return tooLarge(a.file, "content packed more than a hundredfold")
	case !f.Mode().IsRegular() && !f.FileInfo().IsDir():
		return damaged(a.file, errors.New("part "+f.Name+" is not a regular file"))
	case a.parts[name] != nil:
		return damaged(a.file, errors.New("part "+f.Name+" occurs twice"))
	}
	if !strings.HasSuffix(name, ".xml") && !strings.HasSuffix(name, ".rels") && isArchive(f) {
		return crm.Invalidf("paper.nested", "%s holds another archive (%s): remove embedded files and save it again", a.file, f.Name).With("file", a.file)
	}
	a.parts[name] = f
	return nil
}

func isArchive(f *zip.File) bool {
	r, err := f.Open()
	if err != nil {
		return false
	}
	defer r.Close()
	head := make([]byte, 4)
	_, err = io.ReadFull(r, head)
	switch sniff(string(head)) {
	case "zip", "gzip", "RAR", "7z":
		return err == nil
	}
	return false
}

// partName is the form in which parts are compared.
func partName(name string) string {
	return strings.ToLower(strings.TrimPrefix(path.Clean("/"+strings.ReplaceAll(name, `\`, "/")), "/"))
}

// part opens one part of the workbook as XML; nil where there is none.
func (a *archive) part(name string) (*xmlReader, io.Closer, error) {
	f := a.parts[partName(name)]
	if f == nil {
		return nil, nil, nil
	}
	r, err := f.Open()
	if err != nil {
		return nil, nil, damaged(a.file, err)
	}
	return newXMLReader(r, a.file), r, nil
}

// eachElement calls each for every element of a part; a missing part has none.
func (a *archive) eachElement(name string, each func(x *xmlReader, e element) error) error {
	x, c, err := a.part(name)
	if x == nil || err != nil {
		return err
	}
	defer c.Close()
	for {
		e, err := x.next()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
		if e.kind == start {
			if err := each(x, e); err != nil {
				return err
			}
		}
	}
}

func damaged(file string, cause error) error {
	return crm.Invalidf("paper.damaged", "%s cannot be read as a workbook (%v): open it in a spreadsheet program, save it as .xlsx and choose that file", file, cause).
		With("file", file).With("cause", cause.Error())
}

func tooLarge(file, what string) error {
	return crm.Errorf(crm.TooLarge, "paper.too_large", "%s has %s: split it into smaller files", file, what).With("file", file)
}
