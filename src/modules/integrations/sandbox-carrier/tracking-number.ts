// Pure: tracking numbers in the form of the Universal Postal Union (standard S10): two letters, eight digits, a check digit and
// a country, here one that nobody has.

const WEIGHTS = [8, 6, 4, 2, 3, 5, 9, 7];

function checkDigit(digits: string): number {
  const sum = WEIGHTS.reduce((all, weight, at) => all + weight * Number(digits[at]), 0);
  const rest = 11 - (sum % 11);
  return rest === 10 ? 0 : rest === 11 ? 5 : rest;
}

export function formatTrackingNumber(serial: number): string {
  const digits = String(serial).padStart(8, '0');
  return `TL${digits}${checkDigit(digits)}ZZ`;
}

/** Whether the check digit fits, so that a mistyped number is noticed. */
export function isTrackingNumber(text: string): boolean {
  const match = /^TL(\d{8})(\d)ZZ$/.exec(text);
  return match !== null && checkDigit(match[1]!) === Number(match[2]);
}
