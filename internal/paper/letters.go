package paper

import (
	_ "embed"
	"math"
	"strings"
	"unicode"
)

//go:embed letters/ru.txt
var russianPage string

//go:embed letters/pl.txt
var polishPage string

const (
	russianAlphabet = "абвгдеёжзийклмнопрстуфхцчшщъыьэюя"
	polishAlphabet  = "aąbcćdeęfghijklłmnńoópqrsśtuvwxyzźż"
	typography      = "«»„”“‘’–—…№§°€\u00a0"
)

// Costs in natural logarithms for what the alphabets do not cover. They only
// have to be in the right order of size: letters decide, these break the rest.
const (
	costTypography  = -6.0  // quotes, dashes, number sign
	costForeign     = -9.0  // a letter of another language
	costJunk        = -14.0 // control codes, frames, marks nobody types
	costScriptMixed = -6.0  // a Latin letter touching a Cyrillic one
	costCapital     = -1.0  // a word that begins with a capital
	costAllCaps     = -0.7  // a capital after a capital
	costCaseBroken  = -6.0  // a capital after a small letter
)

// letterModel holds how likely one letter of a language follows another, learnt
// from a page of its ordinary business prose. Index 0 is the edge of a word.
type letterModel struct {
	index map[rune]int
	logp  [][]float64
}

func learn(alphabet, page string) *letterModel {
	m := &letterModel{index: map[rune]int{}}
	for _, r := range alphabet {
		m.index[r] = len(m.index) + 1
	}
	n := len(m.index) + 1
	counts := make([][]float64, n)
	for i := range counts {
		counts[i] = make([]float64, n)
		for j := range counts[i] {
			counts[i][j] = 0.1 // unseen is rare, not impossible
		}
	}
	prev := 0
	for _, r := range strings.ToLower(page) {
		cur := m.index[r]
		counts[prev][cur]++
		prev = cur
	}
	m.logp = counts
	for _, row := range counts {
		sum := 0.0
		for _, c := range row {
			sum += c
		}
		for j, c := range row {
			row[j] = math.Log(c / sum)
		}
	}
	return m
}

// score is the log-likelihood that b follows a.
func (m *letterModel) score(a, b rune) float64 {
	i, j := m.index[unicode.ToLower(a)], m.index[unicode.ToLower(b)]
	switch {
	case j > 0:
		return m.logp[i][j] + caseCost(a, b) + scriptCost(i, a)
	case b < 0x80 && !unicode.IsLetter(b):
		return m.logp[i][0]
	case strings.ContainsRune(typography, b):
		return costTypography
	case unicode.IsLetter(b):
		return costForeign
	}
	return costJunk
}

func caseCost(a, b rune) float64 {
	switch {
	case !unicode.IsUpper(b):
		return 0
	case unicode.IsUpper(a):
		return costAllCaps
	case unicode.IsLower(a):
		return costCaseBroken
	}
	return costCapital
}

func scriptCost(i int, a rune) float64 {
	if i == 0 && unicode.IsLetter(a) {
		return costScriptMixed
	}
	return 0
}
