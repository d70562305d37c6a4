package crm

import (
	"net/url"
	"slices"
	"strings"
)

// MaterialKind says what learning material is.
type MaterialKind string

// The kinds of learning material.
const (
	MaterialText MaterialKind = "text"
	MaterialLink MaterialKind = "link"
	MaterialFile MaterialKind = "file"
)

// Material is something to learn from, shown where the work is done: on a stage,
// or with a product.
type Material struct {
	ID          ID     `json:"id"`
	Version     int64  `json:"version"`
	File        string `json:"file_name" doc:"Name of the file, where it is one"`
	ProductName string `json:"product_name" doc:"Name of the product, where it hangs on one"`
	Done        bool   `json:"done" doc:"You have been through it"`
	DoneBy      int    `json:"done_by" doc:"How many people have been through it"`
	MaterialDraft
}

// MaterialDraft is what is written down of learning material. It hangs on a
// stage of a pipeline or on a product, on one of the two.
type MaterialDraft struct {
	Title    string       `json:"title" minLength:"1" maxLength:"200"`
	Kind     MaterialKind `json:"kind" enum:"text,link,file"`
	Text     string       `json:"text,omitempty" maxLength:"20000" doc:"kind text: the text itself; otherwise a note"`
	Link     string       `json:"link,omitempty" maxLength:"2000" doc:"kind link: an address that begins with https://"`
	FileID   ID           `json:"file_id,omitzero" doc:"kind file: an upload"`
	Roles    []Role       `json:"roles,omitempty" maxItems:"10" doc:"For whom; none: for everybody"`
	Minutes  int          `json:"minutes,omitempty" minimum:"0" maximum:"600" doc:"How long it takes"`
	Language string       `json:"language,omitempty" enum:",en,ru,pl" doc:"None: it does not matter"`
	Pipeline ID           `json:"pipeline_id,omitzero"`
	Stage    string       `json:"stage,omitempty" maxLength:"40"`
	Product  ID           `json:"product_id,omitzero"`
}

// Check refuses a draft that says too little, and takes out what its kind has no
// use for.
func (d *MaterialDraft) Check() error {
	d.Title, d.Text, d.Link = strings.TrimSpace(d.Title), strings.TrimSpace(d.Text), strings.TrimSpace(d.Link)
	onStage := !d.Pipeline.IsZero() && d.Stage != ""
	switch {
	case d.Title == "":
		return InvalidField("title", "name.empty", "the name is empty: write one")
	case onStage == !d.Product.IsZero() || !onStage && d.Stage != "":
		return InvalidField("stage", "material.place", "say where it is shown: at a stage of a pipeline, or with a product")
	case d.Kind == MaterialText && d.Text == "":
		return InvalidField("text", "material.text_missing", "the text is empty: write it, or choose another kind")
	case d.Kind == MaterialLink && !isWebAddress(d.Link):
		return InvalidField("link", "material.link", "this is no web address: it begins with https:// and names a host")
	case d.Kind == MaterialFile && d.FileID.IsZero():
		return InvalidField("file_id", "material.file_missing", "the file is missing: upload it first")
	}
	if i := slices.IndexFunc(d.Roles, func(r Role) bool { return !r.Known() }); i >= 0 {
		return InvalidField("roles", "role.unknown", "there is no role %q", d.Roles[i]).With("role", string(d.Roles[i]))
	}
	if d.Kind != MaterialLink {
		d.Link = ""
	}
	if d.Kind != MaterialFile {
		d.FileID = ID{}
	}
	return nil
}

// isWebAddress says whether a link leads to a page by https, and holds no
// sign-in data.
func isWebAddress(link string) bool {
	u, err := url.Parse(link)
	return err == nil && u.Scheme == "https" && u.Hostname() != "" && u.User == nil
}
