// The single place that shows instants and dates, in the reader's zone and way of writing.

const dateAndTime = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' });
const timeToTheSecond = new Intl.DateTimeFormat(undefined, { timeStyle: 'medium' });
const shortDay = new Intl.DateTimeFormat(undefined, { day: 'numeric', month: 'short' });
const wholeDay = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeZone: 'UTC' });

export const formatInstant = (text: string) => dateAndTime.format(new Date(text));

/** Time to the second, with the day where it is not today. */
export function formatMoment(text: string): string {
  const at = new Date(text);
  const time = timeToTheSecond.format(at);
  return at.toDateString() === new Date().toDateString() ? time : `${shortDay.format(at)}, ${time}`;
}

/** A calendar date (YYYY-MM-DD), which has no zone. */
export const formatDate = (text: string) => wholeDay.format(new Date(`${text.slice(0, 10)}T00:00:00Z`));
