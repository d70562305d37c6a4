package book

import (
	"encoding/json"
	"testing"

	"pgregory.net/rapid"
)

func TestAFieldIsFoundWithoutParsingTheRest(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		leaf := rapid.OneOf(
			rapid.Map(rapid.String(), func(s string) any { return s }), rapid.Map(rapid.Float64(), func(f float64) any { return f }),
			rapid.Map(rapid.Bool(), func(b bool) any { return b }), rapid.Just[any](nil),
			rapid.Just[any](map[string]any{"need": `"need":1`, "list": []any{1, "]}", map[string]any{}}}),
		)
		fields := rapid.MapOf(rapid.SampledFrom([]string{"need", "size", "ne", "needs", "money"}), leaf).Draw(t, "fields")
		object, err := json.MarshalIndent(fields, "", rapid.SampledFrom([]string{"", " "}).Draw(t, "indent"))
		if err != nil {
			t.Fatal(err)
		}
		if rapid.Bool().Draw(t, "compact") {
			if object, err = json.Marshal(fields); err != nil {
				t.Fatal(err)
			}
		}
		want := map[string]json.RawMessage{}
		if err := json.Unmarshal(object, &want); err != nil {
			t.Fatal(err)
		}
		for _, key := range []string{"need", "size", "absent"} {
			if got := member(object, []byte(`"`+key+`"`)); string(got) != string(want[key]) {
				t.Fatalf("%s of %s: %s, want %s", key, object, got, want[key])
			}
		}
	})
}

func TestHostileFieldsAreSurvived(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.StringOf(rapid.SampledFrom([]rune(`{}[]":,\ nx1`))).Draw(t, "text")
		member([]byte(`{"n":`+text), []byte(`"n"`))
		member([]byte(text), []byte(`"n"`))
		fieldWanted("n", "2026-11-22")(member([]byte(text), []byte(`"n"`)))
	})
}
