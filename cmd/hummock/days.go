package main

import (
	"fmt"

	"hummock/internal/crm"
)

// flagDay is what a flag says that holds a day.
type flagDay struct{ flag, value string }

// checkDays refuses flags that hold no day, before anything is asked.
func checkDays(days ...flagDay) error {
	for _, d := range days {
		if _, err := crm.ParseDate(d.value); err != nil {
			return fmt.Errorf("--%s: %w", d.flag, err)
		}
	}
	return nil
}

// Validate refuses a question that cannot be asked.
func (q forecastQuestion) Validate() error {
	first := q.From
	if first != "" {
		first += "-01"
	}
	if _, err := crm.ParseDate(first); err != nil {
		return fmt.Errorf("--from: %q is no month: write it like 2027-03", q.From)
	}
	if q.Months < 1 {
		return fmt.Errorf("--months: %d months are no time: ask for one at least", q.Months)
	}
	return checkDays(flagDay{"as-of", q.AsOf})
}

// Validate refuses days that are none.
func (c *exportCommand) Validate() error {
	if err := checkDays(flagDay{"since", c.Since}, flagDay{"until", c.Until}); err != nil {
		return err
	}
	return c.forecastQuestion.Validate()
}

// Validate refuses days that are none.
func (c *funnelCommand) Validate() error { return checkDays(flagDay{"as-of", c.AsOf}) }

// Validate refuses days that are none.
func (c *calibrationCommand) Validate() error {
	return checkDays(flagDay{"as-of", c.AsOf}, flagDay{"closed-from", c.From})
}

// Validate refuses days that are none.
func (c *backtestCommand) Validate() error {
	days := []flagDay{{"history-from", c.HistoryFrom}}
	for _, day := range c.AsOf {
		days = append(days, flagDay{"as-of", day})
	}
	return checkDays(days...)
}

// Validate refuses days that are none.
func (c *importFiles) Validate() error { return checkDays(flagDay{"history-from", c.HistoryFrom}) }
