// Words of the drawing library, by the library's own English words. Loaded with the designer only.

export const modeller: Readonly<Record<string, string>> = {};
