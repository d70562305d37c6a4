package crm

import (
	"maps"
	"math"
	"net/mail"
	"slices"
	"strings"
)

// Known says whether the part exists.
func (p Part) Known() bool { return slices.Contains(Parts(), p) }

// SetAll gives fields of the company values, as JSON decodes them. A company
// without a name is refused.
func (c *Company) SetAll(set map[string]any, custom []CustomField) error {
	for _, field := range slices.Sorted(maps.Keys(set)) {
		if err := c.set(field, set[field], custom); err != nil {
			return err
		}
	}
	return setText(&c.Name, "name", c.Name, longestShortText, true)
}

func (c *Company) set(field string, v any, custom []CustomField) error {
	switch field {
	case "name":
		return setText(&c.Name, field, v, longestShortText, true)
	case "segment":
		return setText(&c.Segment, field, v, longestShortText, false)
	case "industry":
		return setText(&c.Industry, field, v, longestShortText, false)
	case "size":
		return setText(&c.Size, field, v, longestShortText, false)
	case "address":
		return setText(&c.Address, field, v, longestAddress, false)
	case "tax_id":
		return setText(&c.TaxID, field, v, longestTaxID, false)
	case "language":
		return setLanguage(&c.Language, v)
	case "owner_id":
		return setID(&c.Owner, field, v)
	case "parent_id":
		return setID(&c.Parent, field, v)
	case "credit_days":
		return c.setCreditDays(v)
	}
	return setCustom(&c.Fields, "company", field, v, custom)
}

func setLanguage(into *Language, v any) error {
	s, _ := v.(string)
	if s != "" && SupportedLanguage(Language(s)) != Language(s) {
		return InvalidField("language", "language.unknown", "%q is not a language of the product: use en, ru or pl", s)
	}
	*into = Language(s)
	return nil
}

func (c *Company) setCreditDays(v any) error {
	if v == nil {
		c.CreditDays = nil
		return nil
	}
	n, ok := v.(float64)
	if !ok || n != math.Trunc(n) || n < 0 || n > 3650 {
		return InvalidField("credit_days", "credit_days.range", "credit days are a whole number from 0 to 3650")
	}
	days := int(n)
	c.CreditDays = &days
	return nil
}

// SetAll gives fields of the contact values, as JSON decodes them. A contact
// without a name is refused.
func (c *Contact) SetAll(set map[string]any, custom []CustomField) error {
	for _, field := range slices.Sorted(maps.Keys(set)) {
		if err := c.set(field, set[field], custom); err != nil {
			return err
		}
	}
	return setText(&c.Name, "name", c.Name, longestShortText, true)
}

func (c *Contact) set(field string, v any, custom []CustomField) error {
	switch field {
	case "name":
		return setText(&c.Name, field, v, longestShortText, true)
	case "title":
		return setText(&c.Title, field, v, longestShortText, false)
	case "phone":
		return setText(&c.Phone, field, v, 50, false)
	case "email":
		return c.setEmail(v)
	case "company_id":
		return setID(&c.Company, field, v)
	case "part":
		s, _ := v.(string)
		if s != "" && !Part(s).Known() {
			return InvalidField("part", "part.unknown", "%q is no part in a decision", s)
		}
		c.Part = Part(s)
		return nil
	case "language":
		return setLanguage(&c.Language, v)
	case "opt_out":
		return c.setOptOut(v)
	}
	return setCustom(&c.Fields, "contact", field, v, custom)
}

func (c *Contact) setEmail(v any) error {
	var s string
	if err := setText(&s, "email", v, 254, false); err != nil {
		return err
	}
	if s != "" && !validEmail(s) {
		return InvalidField("email", "email.malformed", "%q is not a mail address", s)
	}
	c.Email = s
	return nil
}

func validEmail(s string) bool {
	a, err := mail.ParseAddress(s)
	return err == nil && a.Address == s && strings.Contains(s, "@")
}

func (c *Contact) setOptOut(v any) error {
	m, ok := v.(map[string]any)
	if !ok {
		return InvalidField("opt_out", "field.map", `opt_out wants channels such as {"mail": true}`)
	}
	out := map[string]bool{}
	for channel, no := range m {
		b, isBool := no.(bool)
		if !isBool || channel != "mail" && channel != "phone" {
			return InvalidField("opt_out", "field.map", `opt_out knows the channels mail and phone, each true or false`)
		}
		out[channel] = b
	}
	c.OptOut = out
	return nil
}
