// English texts of planning: rows as files.

export const planningFiles = {
  files: {
    upload: 'Upload CSV',
    download: 'Download CSV',
    title: 'Upload {{part}}',
    hint: 'Good rows are written; each refused one is named with its line. Rows that are there already change; no row is removed.',
    columns: 'Columns: {{columns}}',
    choose: 'CSV file',
    tooLarge: 'The file is too large: split it.',
    written: 'New: {{created}} · changed: {{changed}} · as before: {{unchanged}}',
    allWell: 'Every row is taken in.',
    refused: 'Refused rows: {{count}}',
    line: 'Line',
    more: '{{shown}} of {{count}} are shown.',
    cells: {
      missing: '{{column}} is missing.',
      notWhole: '{{column}} is not a whole number: {{cell}}',
      notNumber: '{{column}} is not a number: {{cell}}',
      notFlag: '{{column}} is not yes or no: {{cell}}',
      notDays: '{{column}} is not days of the week such as 12345.',
      twice: 'This is about the same as line {{line}}.',
    },
  },
};
