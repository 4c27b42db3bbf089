// The single place for the order number that people read out: groups of digits, the last one a check digit
// (ISO 7064 MOD 11,10: finds every single wrong digit and nearly every swap).

/** The stored number as it is shown: `1000-0642` grows in groups of four; the last digit is the check digit. */
export function formatOrderNumber(number: number): string {
  // The zeros in front are checked as well, so that a wrong one is found.
  const digits = toGroups(`${number}_`).slice(0, -1);
  return (digits + checkDigit(digits)).match(/.{4}/g)!.join('-');
}

/** Reads a number back, with or without separators and zeros in front; null when a digit is wrong. */
export function parseOrderNumber(text: string): number | null {
  const typed = text.replace(/[-\s#]/g, '');
  if (!/^\d{3,16}$/.test(typed)) return null;
  const digits = toGroups(typed);
  const body = digits.slice(0, -1);
  return checkDigit(body) === digits.at(-1) ? Number(body) : null;
}

/** Zeros in front, up to a whole number of groups. */
function toGroups(digits: string): string {
  return digits.padStart(Math.ceil(digits.length / 4) * 4, '0');
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
