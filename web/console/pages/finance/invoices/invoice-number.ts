// What can be looked for as the number of a document: nothing, or something that ends with a digit.

export const isNumber = (text: string) => /^(?:[^\0]*\d)?$/.test(text.trim());
