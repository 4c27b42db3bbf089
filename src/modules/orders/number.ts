// The single place for the order number that people read out: groups of digits, the last one a check digit
// (ISO 7064 MOD 11,10: finds every single wrong digit and nearly every swap).

/** The stored number as it is shown: `1000-0642` grows in groups of four; the last digit is the check digit. */
export function formatOrderNumber(number: number): string {
  const digits = String(number);
  const text = digits + checkDigit(digits);
  const padded = text.padStart(Math.ceil(text.length / 4) * 4, '0');
  return padded.match(/.{4}/g)!.join('-');
}

/** Reads a number back, with or without separators; null when a digit is wrong. */
export function parseOrderNumber(text: string): number | null {
  const digits = text.replace(/[-\s#]/g, '');
  if (!/^\d{3,16}$/.test(digits)) return null;
  const body = digits.slice(0, -1).replace(/^0+(?=\d)/, '');
  if (checkDigit(body) !== digits.at(-1)) return null;
  return Number(body);
}

function checkDigit(digits: string): string {
  let product = 10;
  for (const digit of digits) {
    let sum = (Number(digit) + product) % 10;
    if (sum === 0) sum = 10;
    product = (2 * sum) % 11;
  }
  return String((11 - product) % 10);
}
