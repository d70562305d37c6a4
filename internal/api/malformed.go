package api

import (
	"errors"
	"net/http"
	"regexp"
	"slices"
	"strings"

	"github.com/danielgtaylor/huma/v2"

	"hummock/internal/crm"
)

// complaint is one of huma's sentences on input, and what we call it.
type complaint struct {
	shape *regexp.Regexp
	code  string
	param string // name of what the sentence's hole holds
}

var complaints = []complaint{
	{regexp.MustCompile(`^expected required property (.+) to be present$`), "input.missing", "field"},
	{regexp.MustCompile(`^required (?:path|query|header|form|cookie) parameter is missing$`), "input.missing", ""},
	{regexp.MustCompile(`^unexpected property$`), "input.unknown", ""},
	{regexp.MustCompile(`^unknown query parameter$`), "input.unknown", ""},
	{regexp.MustCompile(`^expected length >= 1$`), "input.empty", ""},
	{regexp.MustCompile(`^expected length >= (\d+)$`), "input.too_short", "least"},
	{regexp.MustCompile(`^expected length <= (\d+)$`), "input.too_long", "most"},
	{regexp.MustCompile(`^expected array length >= (\d+)$`), "input.too_few", "least"},
	{regexp.MustCompile(`^expected array length <= (\d+)$`), "input.too_many", "most"},
	{regexp.MustCompile(`^expected number >=? ?(.+)$`), "input.too_small", "least"},
	{regexp.MustCompile(`^expected number <=? ?(.+)$`), "input.too_large", "most"},
	{regexp.MustCompile(`^expected value to be one of "(.*)"$`), "input.choice", "choices"},
	{regexp.MustCompile(`^expected string to be RFC 3339 date-time.*$`), "input.instant", ""},
	{regexp.MustCompile(`^expected string to be a date such as`), "input.date", ""},
	{regexp.MustCompile(`^expected string to be a currency code`), "input.currency", ""},
	{regexp.MustCompile(`^expected string to be an id$`), "input.id", ""},
	{regexp.MustCompile(`^expected string to be base64 encoded$`), "input.base64", ""},
	{regexp.MustCompile(`^expected string to match pattern \^\[0-9]`), "input.decimal", ""},
	{regexp.MustCompile(`^expected string to match pattern \^\[a-z0-9]`), "input.key", ""},
	{regexp.MustCompile(`^expected string to match pattern \^\[a-z]`), "input.field_key", ""},
	{regexp.MustCompile(`^expected string to match pattern (.+)$`), "input.pattern", "pattern"},
	{regexp.MustCompile(`^(?:expected|invalid) boolean`), "input.boolean", ""},
	{regexp.MustCompile(`^(?:expected|invalid) integer`), "input.integer", ""},
	{regexp.MustCompile(`^(?:expected number$|invalid (?:number|float))`), "input.number", ""},
	{regexp.MustCompile(`^expected string$`), "input.string", ""},
	{regexp.MustCompile(`^expected array$`), "input.array", ""},
	{regexp.MustCompile(`^expected object$`), "input.object", ""},
}

// malformed is the problem of input that does not have the form of the
// contract: one sentence for each field.
func (c *call) malformed(status int, msg string, errs []error) *Problem {
	switch status {
	case http.StatusRequestEntityTooLarge:
		return c.known(tooLarge())
	case http.StatusNotAcceptable:
		e := crm.Invalidf("accept", "the answer is JSON: leave Accept out, or name application/json")
		p := c.known(e)
		p.Status, p.Title = status, http.StatusText(status)
		return p
	}
	if e := unreadForm(errs); e != nil {
		p := c.known(e)
		if e.Kind != crm.TooLarge {
			p.Status, p.Title = http.StatusBadRequest, http.StatusText(http.StatusBadRequest)
		}
		return p
	}
	top := crm.Invalidf("input.invalid", "some of the input is not right: look at each field named")
	top.Fields = map[string]*crm.Error{}
	for _, err := range errs {
		var detail *huma.ErrorDetail
		if errors.As(err, &detail) && detail.Location != "body" || strings.HasPrefix(detailMessage(detail), "expected required") {
			wrong := complain(detail)
			top.Fields[wrong.Params["field"]], top.First = wrong, wrong
		}
	}
	if len(top.Fields) == 0 {
		top = crm.Invalidf("body.malformed", "the body is not the JSON that this call expects: look at /api/docs")
		if !strings.Contains(msg, "valid") {
			status = http.StatusBadRequest
		}
	}
	if len(top.Fields) > 1 {
		top.First = nil
	}
	p := c.known(top)
	p.Status, p.Title = status, http.StatusText(status)
	return p
}

// unreadForm says why a form with files could not be read, or nil.
func unreadForm(errs []error) *crm.Error {
	for _, err := range errs {
		var detail *huma.ErrorDetail
		if !errors.As(err, &detail) || !strings.HasPrefix(detail.Message, "cannot read multipart form") {
			continue
		}
		if strings.Contains(detail.Message, "request body too large") {
			return tooLarge()
		}
		return crm.Invalidf("upload.malformed", "the form with the files breaks off or is not multipart/form-data: send it again, with a part named file for each file")
	}
	return nil
}

func detailMessage(d *huma.ErrorDetail) string {
	if d == nil {
		return ""
	}
	return d.Message
}

// complain gives one complaint of huma's a code and its params, field among them.
func complain(d *huma.ErrorDetail) *crm.Error {
	field := d.Location
	if _, rest, ok := strings.Cut(field, "."); ok {
		field = rest
	}
	i := slices.IndexFunc(complaints, func(x complaint) bool { return x.shape.MatchString(d.Message) })
	if i < 0 {
		return crm.Invalidf("input.other", "%s: the value does not fit here", field).With("field", field)
	}
	known := complaints[i]
	e := crm.Invalidf(known.code, "").With("field", field)
	if hole := known.shape.FindStringSubmatch(d.Message); len(hole) > 1 {
		e = e.With(known.param, hole[1])
	}
	if known.param == "field" {
		if field == "body" {
			field = e.Params["field"]
		} else {
			field += "." + e.Params["field"]
		}
		e = e.With("field", field)
	}
	if known.param == "choices" {
		e = e.With("choices", strings.Trim(e.Params["choices"], ", "))
	}
	return e
}
