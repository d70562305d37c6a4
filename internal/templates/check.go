package templates

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"hummock/internal/crm"
)

// check looks at a template as a whole. Unlike a firm's own pipelines, a
// template has every text in every language and crowds no gate.
func check(t *crm.Template) error {
	texts := map[string]crm.Text{"name": t.Name, "about": t.About}
	for _, f := range t.Fields {
		if err := f.Validate(); err != nil {
			return err
		}
		texts[fmt.Sprintf("label of field %q", f.Key)] = f.Label
		for _, c := range f.Choices {
			texts[fmt.Sprintf("label of choice %q of field %q", c.Key, f.Key)] = c.Label
		}
	}
	for _, v := range t.Variants {
		texts[fmt.Sprintf("name of variant %q", v.Key)] = v.Name
		texts[fmt.Sprintf("about of variant %q", v.Key)] = v.About
	}
	if err := translated(texts); err != nil {
		return err
	}
	if len(t.Pipelines) == 0 {
		return errors.New("it has no pipeline: add one under pipelines")
	}
	seen := map[string]bool{}
	for _, p := range t.Pipelines {
		if p.Key == "" || seen[p.Key] {
			return fmt.Errorf("pipeline %q: every pipeline needs a key of its own", p.Key)
		}
		seen[p.Key] = true
		if err := checkProcess(&p.Process, t.Fields); err != nil {
			return fmt.Errorf("pipeline %q: %w", p.Key, err)
		}
	}
	for _, v := range t.Variants {
		if err := checkVariant(v, t); err != nil {
			return fmt.Errorf("variant %q: %w", v.Key, err)
		}
	}
	return nil
}

func checkProcess(p *crm.Process, fields []crm.CustomField) error {
	if err := p.Validate(fields); err != nil {
		return err
	}
	return p.Warnings()
}

func checkVariant(v crm.Variant, t *crm.Template) error {
	base := t.Pipelines[0].Process
	for _, key := range v.Drop {
		if _, ok := base.Stage(key); !ok {
			return fmt.Errorf("there is no stage %q to drop", key)
		}
	}
	for _, in := range v.Insert {
		if _, ok := base.Stage(in.Before); in.Before != "" && !ok {
			return fmt.Errorf("there is no stage %q to insert before", in.Before)
		}
	}
	p := v.Apply(base)
	return checkProcess(&p, t.Fields)
}

func translated(texts map[string]crm.Text) error {
	var missing []string
	for what, t := range texts {
		for _, l := range crm.Languages() {
			if strings.TrimSpace(t[l]) == "" {
				missing = append(missing, fmt.Sprintf("the %s has no text in language %q", what, l))
			}
		}
	}
	if len(missing) == 0 {
		return nil
	}
	slices.Sort(missing)
	return fmt.Errorf("%s", missing[0])
}
