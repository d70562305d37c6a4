package crm

import (
	"path"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Limits of files that people upload.
const (
	MostFile       = 25 << 20 // bytes of one file
	MostPixels     = 40_000_000
	MostFilesADay  = 1 << 30 // bytes that one person uploads in 24 hours
	DefaultFilesMB = 5 * 1024
	longestFile    = 120 // characters of a name
)

// File is what somebody uploaded. Its bytes never change.
type File struct {
	ID     ID       `json:"id"`
	Name   string   `json:"name"`
	Type   FileType `json:"type" doc:"Media type, by what the file holds"`
	Size   int64    `json:"size" doc:"Bytes"`
	SHA256 string   `json:"sha256"`
	By     ID       `json:"by"`
	At     Instant  `json:"at"`
}

// FileType is the media type of a file, found by what it holds.
type FileType string

// The types that are taken.
const (
	FilePDF  FileType = "application/pdf"
	FilePNG  FileType = "image/png"
	FileJPEG FileType = "image/jpeg"
	FileWebP FileType = "image/webp"
	FileDOCX FileType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
	FileXLSX FileType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
	FileODT  FileType = "application/vnd.oasis.opendocument.text"
	FileText FileType = "text/plain"
	FileCSV  FileType = "text/csv"
)

var fileEndings = map[FileType][]string{
	FilePDF: {".pdf"}, FilePNG: {".png"}, FileJPEG: {".jpg", ".jpeg", ".jfif"}, FileWebP: {".webp"},
	FileDOCX: {".docx"}, FileXLSX: {".xlsx"}, FileODT: {".odt"}, FileText: {".txt"}, FileCSV: {".csv"},
}

// Endings are those that a name of this type may have, the usual one first.
func (t FileType) Endings() []string { return fileEndings[t] }

// Previewed says whether a browser may show the file as it is.
func (t FileType) Previewed() bool {
	return t == FilePDF || t.Image()
}

// Image says whether it is a picture.
func (t FileType) Image() bool { return t == FilePNG || t == FileJPEG || t == FileWebP }

// CleanFileName gives a name without folders, control and direction marks, as
// long as names may be. What nothing is left of is called "file".
func CleanFileName(name string) string {
	name = strings.ToValidUTF8(name, "")
	name = path.Base("/" + strings.ReplaceAll(name, `\`, "/"))
	name = strings.Map(func(r rune) rune {
		if unicode.IsControl(r) || unicode.Is(unicode.Cf, r) || strings.ContainsRune(`/:*?"<>|`, r) {
			return -1
		}
		return r
	}, name)
	name = strings.Trim(strings.Join(strings.Fields(name), " "), " .")
	ending := path.Ext(name)
	if utf8.RuneCountInString(ending) > 10 {
		ending = ""
	}
	stem := []rune(strings.TrimSuffix(name, ending))
	if most := longestFile - utf8.RuneCountInString(ending); len(stem) > most {
		stem = stem[:most]
	}
	if name = strings.TrimSpace(string(stem)) + ending; name == "" || name == ending {
		return "file" + ending
	}
	return name
}
