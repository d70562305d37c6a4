package insight

import (
	"math"
	"testing"

	"hummock/internal/crm"
)

// near compares with the printed results of the reference, which have six decimals.
func near(t *testing.T, what string, got, want float64) {
	t.Helper()
	if math.IsNaN(got) || math.Abs(got-want) > 1e-6 {
		t.Errorf("%s = %.7f, want %.6f", what, got, want)
	}
}

func nearAll(t *testing.T, what string, got, want []float64) {
	t.Helper()
	if len(got) != len(want) {
		t.Fatalf("%s = %v, want %v", what, got, want)
	}
	for i := range got {
		near(t, what, got[i], want[i])
	}
}

// refused expects an error that a person can act on.
func refused(t *testing.T, what string, err error, code string) {
	t.Helper()
	if !crm.IsKind(err, crm.Invalid) {
		t.Errorf("%s: got error %v, want one of kind invalid", what, err)
		return
	}
	if e, ok := err.(*crm.Error); !ok || e.Code != code { //nolint:errorlint // the functions return it bare
		t.Errorf("%s: got error %q, want code %s", what, err, code)
	}
}
