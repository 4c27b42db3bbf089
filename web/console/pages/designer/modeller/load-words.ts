// The modeller's own words in the reader's language; English is what it speaks by itself.
type Words = Readonly<Record<string, string>>;

export async function loadModellerWords(language: string): Promise<Words> {
  const [{ modellerShapes }, { modellerPanel }] = await load(language);
  return { ...modellerShapes, ...modellerPanel };
}

function load(language: string) {
  switch (language) {
    case 'ja':
      return Promise.all([
        import('../../../../texts/ja/modeller-shapes.ts'),
        import('../../../../texts/ja/modeller-panel.ts'),
      ]);
    case 'pl':
      return Promise.all([
        import('../../../../texts/pl/modeller-shapes.ts'),
        import('../../../../texts/pl/modeller-panel.ts'),
      ]);
    case 'ru':
      return Promise.all([
        import('../../../../texts/ru/modeller-shapes.ts'),
        import('../../../../texts/ru/modeller-panel.ts'),
      ]);
    case 'tr':
      return Promise.all([
        import('../../../../texts/tr/modeller-shapes.ts'),
        import('../../../../texts/tr/modeller-panel.ts'),
      ]);
    default:
      return Promise.resolve([{ modellerShapes: {} }, { modellerPanel: {} }] as const);
  }
}
