// Writes a report as an e-mail: a table with a row for each figure, its course as a drawing, and the same as plain text. Styles stand at the
// elements and the layout is tables, which is all that mail programs understand.
import type { Mail } from '../../../notifications/index.ts';
import { definitionOf } from '../definitions.ts';
import type { KpiFilter } from '../kpi-query.ts';
import type { KpiValueView } from '../schemas.ts';
import { escapeHtml, fill, sayValue, textsOf } from '../texts/say.ts';
import type { ReportContent } from './compose-report.ts';
import { drawCourse } from './draw-course.ts';

interface Row {
  readonly name: string;
  readonly value: string;
  readonly before: string;
  readonly change: 'better' | 'worse' | 'same';
  readonly target: string;
  readonly counted: string;
  readonly drawing: string;
}

export function renderReport(
  content: ReportContent,
  shopName: string,
  now: Date,
): Pick<Mail, 'subject' | 'text' | 'html'> {
  const { report, period } = content;
  const texts = textsOf(report.locale);
  const title = fill(texts.title, {
    name: report.name,
    from: sayDay(content, period.from),
    to: sayDay(content, period.to),
  });
  const filter = sayFilter(report.filter);
  const lines = filter === '' ? [] : [fill(texts.filter, { filter })];
  const at = new Intl.DateTimeFormat(report.locale, {
    dateStyle: 'medium',
    timeStyle: 'short',
    timeZone: report.schedule.timeZone,
  }).format(now);
  const end = fill(texts.made, { shop: shopName, at });
  const rows = content.values.items.map((item) => rowOf(content, item));
  return {
    subject: title,
    text: [title, ...lines, rows.map((row) => textRow(row, texts)).join('\n'), end].join('\n\n'),
    html: htmlOf({ locale: report.locale, title, lines, rows, end }),
  };
}

function rowOf({ report, courses }: ReportContent, item: KpiValueView): Row {
  const { locale } = report;
  const texts = textsOf(locale);
  const { key, currency, value, before, target } = item;
  const excluded = item.excluded.reduce((sum, each) => sum + each.count, 0);
  const number = new Intl.NumberFormat(locale);
  const points =
    courses.find((course) => course.key === key)?.items.filter((point) => point.currency === currency) ?? [];
  const name = currency === null ? texts.names[key] : `${texts.names[key]} (${currency})`;
  return {
    name,
    value: sayValue(locale, key, value, currency),
    before: before === null ? '' : sayValue(locale, key, before.value, currency),
    change: changeOf(item),
    target:
      target === null
        ? ''
        : `${sayValue(locale, key, target.value, currency)} (${target.met === null ? texts.nothing : target.met ? texts.met : texts.missed})`,
    counted: fill(texts.counted, {
      counted: number.format(item.all - excluded),
      excluded: number.format(excluded),
    }),
    drawing: drawCourse(points, escapeHtml(`${texts.course}: ${name}`)),
  };
}

function changeOf({ key, value, before }: KpiValueView): Row['change'] {
  const past = before?.value ?? null;
  if (value === null || past === null || value === past) return 'same';
  return value > past === (definitionOf(key).better === 'higher') ? 'better' : 'worse';
}

const ARROW = { better: '▲', worse: '▼', same: '' } as const;
const COLOUR = { better: '#19692c', worse: '#a3201d', same: '#444444' } as const;

const textRow = (row: Row, texts: ReturnType<typeof textsOf>) =>
  [
    `${row.name}: ${row.value}`,
    ...(row.before === '' ? [] : [`  ${texts.before}: ${row.before}`]),
    ...(row.target === '' ? [] : [`  ${texts.target}: ${row.target}`]),
    `  ${row.counted}`,
  ].join('\n');

interface Page {
  readonly locale: string;
  readonly title: string;
  readonly lines: readonly string[];
  readonly rows: readonly Row[];
  readonly end: string;
}

const FONT = 'font-family:Segoe UI,Helvetica,Arial,sans-serif;color:#1a1a1a';
const CELL = `padding:10px 12px 10px 0;border-bottom:1px solid #dddddd;vertical-align:top;${FONT};font-size:14px`;
const SMALL = 'font-size:12px;color:#555555';

function htmlOf({ locale, title, lines, rows, end }: Page): string {
  const texts = textsOf(locale as 'en');
  const heads = [texts.kpi, texts.value, texts.before, texts.target, texts.course];
  const body = rows.map((row) => `<tr>${cellsOf(row)}</tr>`).join('');
  return `<!doctype html><html lang="${locale}"><head><meta charset="utf-8"><title>${escapeHtml(title)}</title></head>
<body style="margin:0;padding:24px;background:#ffffff"><table role="presentation" cellpadding="0" cellspacing="0" style="max-width:760px;margin:0 auto"><tr><td>
<h1 style="${FONT};font-size:20px;margin:0 0 8px">${escapeHtml(title)}</h1>
${lines.map((line) => `<p style="${FONT};${SMALL};margin:0 0 8px">${escapeHtml(line)}</p>`).join('')}
<table cellpadding="0" cellspacing="0" style="width:100%;border-collapse:collapse"><thead><tr>${heads
    .map((head) => `<th scope="col" align="left" style="${CELL};${SMALL}">${escapeHtml(head)}</th>`)
    .join('')}</tr></thead><tbody>${body}</tbody></table>
<p style="${FONT};${SMALL};margin:16px 0 0">${escapeHtml(end)}</p></td></tr></table></body></html>`;
}

function cellsOf(row: Row): string {
  const arrow =
    row.change === 'same' ? '' : ` <span style="color:${COLOUR[row.change]}">${ARROW[row.change]}</span>`;
  return [
    `<th scope="row" align="left" style="${CELL};font-weight:normal">${escapeHtml(row.name)}<br><span style="${SMALL}">${escapeHtml(row.counted)}</span></th>`,
    `<td style="${CELL};white-space:nowrap"><strong>${escapeHtml(row.value)}</strong>${arrow}</td>`,
    `<td style="${CELL};white-space:nowrap">${escapeHtml(row.before)}</td>`,
    `<td style="${CELL}">${escapeHtml(row.target)}</td>`,
    `<td style="${CELL}">${row.drawing}</td>`,
  ].join('');
}

function sayDay({ report }: ReportContent, day: string): string {
  return new Intl.DateTimeFormat(report.locale, { dateStyle: 'medium', timeZone: 'UTC' }).format(
    new Date(`${day}T00:00:00Z`),
  );
}

const sayFilter = (filter: KpiFilter): string => Object.values(filter).flat().join(', ');
