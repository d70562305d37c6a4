// Package templates holds the ready processes that a firm can start from, as
// files a person can read and edit, and the one way to load them.
package templates

import (
	"embed"
	"encoding/json"
	"errors"
	"fmt"
	"reflect"
	"slices"
	"strings"

	"go.yaml.in/yaml/v3"

	"hummock/internal/crm"
)

//go:embed *.yaml
var files embed.FS

var order = [...]string{"it-services", "b2b-weighted", "pipeline-discipline", "project-sales", "client-lifecycle"}

// Load reads and checks every template, in the order in which they are offered.
func Load() ([]crm.Template, error) {
	var all []crm.Template
	for _, key := range order {
		t, err := ByKey(key)
		if err != nil {
			return nil, err
		}
		all = append(all, t)
	}
	return all, nil
}

// ByKey reads and checks one template. A key that names none is NotFound.
func ByKey(key string) (crm.Template, error) {
	if !slices.Contains(order[:], key) {
		return crm.Template{}, crm.NotFoundf("template", "there is no template %q: choose one of %s", key, strings.Join(order[:], ", "))
	}
	name := key + ".yaml"
	b, err := files.ReadFile(name)
	if err != nil {
		return crm.Template{}, err
	}
	t, err := parse(name, b)
	if err == nil && t.Key != key {
		err = invalid(name, "its key is %q: a template is named like its file", t.Key)
	}
	return t, err
}

// parse reads a template from YAML whose keys are the JSON names of crm.Template.
func parse(name string, b []byte) (crm.Template, error) {
	var t crm.Template
	var doc yaml.Node
	if err := yaml.Unmarshal(b, &doc); err != nil {
		return t, invalid(name, "%s", misspelt(err))
	}
	if len(doc.Content) == 0 {
		return t, invalid(name, "the file is empty")
	}
	var tree any
	if err := doc.Decode(&tree); err != nil {
		return t, invalid(name, "%s", misspelt(err))
	}
	if key := unknownKey(doc.Content[0], reflect.TypeFor[crm.Template]()); key != nil {
		return t, invalid(fmt.Sprintf("%s:%d", name, key.Line), "nothing here is called %q: correct the name or remove it", key.Value)
	}
	js, err := json.Marshal(tree)
	if err != nil {
		return t, invalid(name, "%v", err)
	}
	if err := json.Unmarshal(js, &t); err != nil {
		return t, invalid(name, "%s", mistyped(err))
	}
	if err := check(&t); err != nil {
		return t, invalid(name, "%v", err)
	}
	return t, nil
}

func invalid(place, format string, args ...any) *crm.Error {
	return crm.Invalidf("template.invalid", "%s: %s", place, fmt.Sprintf(format, args...))
}

// misspelt is what the YAML reader says, in one line.
func misspelt(err error) string {
	var several *yaml.TypeError
	if errors.As(err, &several) && len(several.Errors) > 0 {
		return several.Errors[0]
	}
	return strings.TrimPrefix(err.Error(), "yaml: ")
}

func mistyped(err error) string {
	var wrong *json.UnmarshalTypeError
	if !errors.As(err, &wrong) {
		return err.Error()
	}
	place := wrong.Field
	if place == "" {
		place = "the file"
	}
	return fmt.Sprintf("%s holds %s, but %s belongs there", place, wrong.Value, plainName(wrong.Type))
}

func plainName(t reflect.Type) string {
	switch t.Kind() {
	case reflect.Slice:
		return "a list"
	case reflect.Map:
		return "a text per language"
	case reflect.Struct:
		return "a mapping"
	case reflect.Int, reflect.Float64:
		return "a number"
	case reflect.Bool:
		return "true or false"
	}
	return "a word"
}

// unknownKey finds the first key that the type does not have.
func unknownKey(n *yaml.Node, t reflect.Type) *yaml.Node {
	if t.Kind() == reflect.Pointer {
		t = t.Elem()
	}
	switch {
	case n.Kind == yaml.AliasNode:
		return unknownKey(n.Alias, t)
	case n.Kind == yaml.SequenceNode && t.Kind() == reflect.Slice:
		for _, item := range n.Content {
			if key := unknownKey(item, t.Elem()); key != nil {
				return key
			}
		}
	case n.Kind == yaml.MappingNode && t.Kind() == reflect.Struct:
		known := jsonFields(t)
		for i := 0; i < len(n.Content); i += 2 {
			field, ok := known[n.Content[i].Value]
			if !ok {
				return n.Content[i]
			}
			if key := unknownKey(n.Content[i+1], field); key != nil {
				return key
			}
		}
	}
	return nil
}

func jsonFields(t reflect.Type) map[string]reflect.Type {
	known := map[string]reflect.Type{}
	for _, f := range reflect.VisibleFields(t) {
		if name, _, _ := strings.Cut(f.Tag.Get("json"), ","); name != "" {
			known[name] = f.Type
		}
	}
	return known
}
