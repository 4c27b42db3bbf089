// The modeller's own words in the reader's language; English is what it speaks by itself.
type Words = Readonly<Record<string, string>>;

export async function loadModellerWords(language: string): Promise<Words> {
  switch (language) {
    case 'ja':
      return (await import('../../../../texts/ja/modeller.ts')).modeller;
    case 'pl':
      return (await import('../../../../texts/pl/modeller.ts')).modeller;
    case 'ru':
      return (await import('../../../../texts/ru/modeller.ts')).modeller;
    case 'tr':
      return (await import('../../../../texts/tr/modeller.ts')).modeller;
    default:
      return {};
  }
}
