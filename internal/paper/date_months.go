package paper

import (
	"strings"
	"unicode/utf8"
)

// monthNames are the months in English, Russian and Polish, as they stand alone
// and as they stand in a date.
var monthNames = [12][]string{
	{"january", "январь", "января", "styczeń", "stycznia"},
	{"february", "февраль", "февраля", "luty", "lutego"},
	{"march", "март", "марта", "marzec", "marca"},
	{"april", "апрель", "апреля", "kwiecień", "kwietnia"},
	{"may", "май", "мая", "maj", "maja"},
	{"june", "июнь", "июня", "czerwiec", "czerwca"},
	{"july", "июль", "июля", "lipiec", "lipca"},
	{"august", "август", "августа", "sierpień", "sierpnia"},
	{"september", "сентябрь", "сентября", "wrzesień", "września"},
	{"october", "октябрь", "октября", "październik", "października"},
	{"november", "ноябрь", "ноября", "listopad", "listopada"},
	{"december", "декабрь", "декабря", "grudzień", "grudnia"},
}

// monthNamed reads the name of a month or its first three or more letters.
func monthNamed(s string) (int, bool) {
	s = strings.ToLower(s)
	if utf8.RuneCountInString(s) < 3 {
		return 0, false
	}
	for i, names := range monthNames {
		for _, name := range names {
			if strings.HasPrefix(name, s) {
				return i + 1, true
			}
		}
	}
	return 0, false
}
