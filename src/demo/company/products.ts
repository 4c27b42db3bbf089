// What the demonstration's company sells: product families whose sizes and colours make the variants. Content; variants.ts makes SKUs of it.

export interface ProductFamily {
  readonly code: string;
  readonly name: string;
  readonly brand: string;
  readonly category: string;
  readonly weightGrams: number;
  /** Length, width, height in millimetres. */
  readonly size: readonly [number, number, number];
  /** In euro, taxes included. */
  readonly priceMinor: number;
  readonly sizes?: readonly string[];
  readonly colours?: readonly string[];
  readonly requires?: readonly string[];
  readonly returnable?: false;
  /** Also kept in the supplier's own warehouse. */
  readonly textile?: true;
}

const ADULT = ['XS', 'S', 'M', 'L', 'XL'];
const SHOES = ['37', '38', '39', '40', '41', '42', '43', '44', '45'];
const CHILD = ['92', '104', '116', '128', '140', '152'];
const EARTH = ['Moss', 'Slate', 'Rust'];
const BRIGHT = ['Signal Red', 'Cobalt', 'Sunflower'];
const NEUTRAL = ['Charcoal', 'Sand'];

type Row = readonly [
  code: string,
  name: string,
  weightGrams: number,
  priceMinor: number,
  size: ProductFamily['size'],
];
type Extra = Partial<Pick<ProductFamily, 'sizes' | 'colours' | 'requires' | 'returnable' | 'textile'>>;

const family = (brand: string, category: string, row: Row, extra: Extra = {}): ProductFamily => {
  const [code, name, weightGrams, priceMinor, size] = row;
  return { code, name, brand, category, weightGrams, priceMinor, size, ...extra };
};

export const FAMILIES: readonly ProductFamily[] = [
  family('Fellmark', 'Jackets', ['RIDGE', 'Ridgeline Rain Jacket', 420, 18_900, [300, 250, 80]], {
    sizes: ADULT,
    colours: [...EARTH, 'Cobalt'],
    textile: true,
  }),
  family('Fellmark', 'Jackets', ['HARBR', 'Harbour Down Jacket', 560, 27_900, [340, 280, 140]], {
    sizes: ADULT,
    colours: EARTH,
    textile: true,
  }),
  family('Fellmark', 'Jackets', ['CAIRN', 'Cairn Fleece', 380, 8900, [320, 260, 90]], {
    sizes: ADULT,
    colours: [...NEUTRAL, 'Moss'],
    textile: true,
  }),
  family('Fellmark', 'Trousers', ['TRAIL', 'Trail Trousers', 340, 9900, [300, 240, 50]], {
    sizes: ADULT,
    colours: [...NEUTRAL, 'Moss'],
    textile: true,
  }),
  family('Fellmark', 'Trousers', ['BROOK', 'Brook Shorts', 210, 5900, [260, 220, 40]], {
    sizes: ADULT,
    colours: [...NEUTRAL, 'Rust'],
    textile: true,
  }),
  family('Fellmark', 'Shirts', ['MERNO', 'Merino Base Layer', 190, 7900, [240, 200, 30]], {
    sizes: ADULT,
    colours: [...NEUTRAL, 'Cobalt', 'Moss'],
    textile: true,
  }),
  family('Fellmark', 'Shirts', ['LOFTT', 'Loft T-Shirt', 160, 3500, [240, 200, 25]], {
    sizes: ADULT,
    colours: [...EARTH, 'Sand', 'Cobalt'],
    textile: true,
  }),
  family('Fellmark', 'Accessories', ['BEANI', 'Ribbed Beanie', 80, 2900, [200, 160, 40]], {
    colours: [...EARTH, ...BRIGHT, 'Charcoal'],
    textile: true,
  }),
  family('Fellmark', 'Accessories', ['SOCKS', 'Hiking Socks, two pairs', 130, 2400, [180, 120, 50]], {
    sizes: ['36-39', '40-43', '44-47'],
    colours: [...EARTH, 'Charcoal'],
    textile: true,
  }),
  family('Fellmark', 'Accessories', ['GLOVE', 'Windproof Gloves', 110, 4500, [220, 120, 30]], {
    sizes: ['S', 'M', 'L', 'XL'],
    colours: NEUTRAL,
    textile: true,
  }),
  family('Steinweg', 'Footwear', ['ASCNT', 'Ascent Boots', 1180, 22_900, [340, 240, 130]], {
    sizes: SHOES,
    colours: ['Slate', 'Rust'],
  }),
  family('Steinweg', 'Footwear', ['SCREE', 'Scree Trail Shoes', 690, 14_900, [330, 210, 120]], {
    sizes: SHOES,
    colours: ['Cobalt', 'Moss', 'Charcoal'],
  }),
  family('Steinweg', 'Footwear', ['SHORE', 'Shore Sandals', 520, 8900, [320, 200, 110]], {
    sizes: SHOES,
    colours: ['Sand'],
  }),
  family('Tarn', 'Tents', ['TARN1', 'Tarn One Tent', 1450, 32_900, [480, 160, 160]], {
    colours: ['Moss', 'Rust'],
  }),
  family('Tarn', 'Tents', ['TARN3', 'Tarn Three Tent', 2900, 48_900, [560, 200, 200]], {
    colours: ['Moss', 'Sand'],
  }),
  family('Tarn', 'Tents', ['BASEC', 'Base Camp Tent for six', 14_200, 119_900, [820, 360, 360]], {
    colours: ['Sand'],
  }),
  family('Tarn', 'Sleeping', ['NIGHT', 'Nightfall Sleeping Bag', 1150, 21_900, [380, 220, 220]], {
    sizes: ['Regular', 'Long'],
    colours: ['Slate', 'Rust'],
  }),
  family('Tarn', 'Sleeping', ['PADDY', 'Insulated Mat', 620, 12_900, [300, 140, 140]], {
    sizes: ['Regular', 'Wide'],
    colours: ['Moss', 'Sunflower'],
  }),
  family('Tarn', 'Sleeping', ['PILLO', 'Camp Pillow', 140, 2900, [180, 120, 80]], {
    colours: [...NEUTRAL, 'Moss'],
  }),
  family('Tarn', 'Packs', ['PACK2', 'Day Pack 22 l', 780, 10_900, [480, 280, 120]], {
    colours: [...EARTH, 'Cobalt'],
  }),
  family('Tarn', 'Packs', ['PACK5', 'Trek Pack 55 l', 1720, 23_900, [700, 340, 220]], {
    sizes: ['S/M', 'L/XL'],
    colours: EARTH,
  }),
  family('Tarn', 'Packs', ['DUFFL', 'Duffel 70 l', 1180, 13_900, [420, 320, 100]], {
    colours: [...NEUTRAL, 'Signal Red'],
  }),
  family('Emberline', 'Cooking', ['STOVE', 'Canister Stove', 95, 5900, [120, 80, 80]]),
  family('Emberline', 'Cooking', ['GASCN', 'Gas Canister', 380, 900, [110, 110, 90]], {
    sizes: ['100 g', '230 g', '450 g'],
    requires: ['hazmat'],
    returnable: false,
  }),
  family('Emberline', 'Cooking', ['FUELB', 'Liquid Fuel', 920, 1400, [90, 90, 250]], {
    sizes: ['0.5 l', '1 l'],
    requires: ['hazmat'],
    returnable: false,
  }),
  family('Emberline', 'Cooking', ['POTST', 'Pot Set', 640, 6900, [200, 200, 130]], {
    sizes: ['1 l', '2 l', '3 l'],
  }),
  family('Emberline', 'Cooking', ['KNIFE', 'Camp Knife', 120, 3900, [220, 50, 30]], {
    colours: ['Rust', 'Charcoal'],
  }),
  family('Emberline', 'Cooking', ['FLASK', 'Insulated Flask', 340, 3400, [260, 80, 80]], {
    sizes: ['0.5 l', '0.75 l', '1 l'],
    colours: ['Moss', 'Slate', 'Signal Red', 'Sand'],
  }),
  family('Emberline', 'Cooking', ['MUGEN', 'Enamel Mug', 160, 1400, [120, 100, 100]], {
    colours: [...EARTH, ...BRIGHT, 'Sand'],
  }),
  family('Larder & Co', 'Food', ['OATSB', 'Oat Bars, box of 12', 620, 1800, [200, 150, 80]], {
    colours: ['Cherry', 'Cocoa', 'Apple'],
    returnable: false,
  }),
  family('Larder & Co', 'Food', ['FREEZ', 'Freeze-Dried Meal', 140, 990, [220, 160, 40]], {
    colours: ['Lentil Curry', 'Barley Stew', 'Mushroom Pasta', 'Chilli'],
    returnable: false,
  }),
  family('Larder & Co', 'Food', ['CHEES', 'Alpine Cheese, 400 g', 430, 1250, [160, 120, 50]], {
    colours: ['Mild', 'Aged'],
    requires: ['cold'],
    returnable: false,
  }),
  family('Larder & Co', 'Food', ['SMOKD', 'Smoked Trout, 200 g', 230, 1150, [200, 120, 25]], {
    colours: ['Classic', 'Dill'],
    requires: ['cold'],
    returnable: false,
  }),
  family('Larder & Co', 'Food', ['COFFE', 'Ground Coffee, 500 g', 520, 1190, [220, 110, 80]], {
    colours: ['Filter', 'Espresso', 'Decaf'],
    returnable: false,
  }),
  family('Nordlys', 'Light', ['HEADL', 'Head Torch', 95, 4900, [110, 70, 60]], {
    colours: ['Charcoal', 'Signal Red', 'Cobalt'],
  }),
  family('Nordlys', 'Light', ['LANTN', 'Camp Lantern', 310, 5400, [140, 100, 100]], {
    colours: ['Moss', 'Sand'],
  }),
  family('Nordlys', 'Power', ['POWER', 'Power Bank', 290, 4900, [150, 80, 25]], {
    sizes: ['10 Ah', '20 Ah'],
    requires: ['hazmat'],
  }),
  family('Nordlys', 'Power', ['SOLAR', 'Folding Solar Panel', 980, 12_900, [300, 220, 40]], {
    sizes: ['14 W', '28 W'],
  }),
  family('Hearth & Linen', 'Home', ['THROW', 'Wool Throw', 900, 11_900, [380, 300, 100]], {
    colours: [...EARTH, 'Sand', 'Charcoal'],
    textile: true,
  }),
  family('Hearth & Linen', 'Home', ['TOWEL', 'Linen Towel', 320, 2900, [280, 200, 40]], {
    sizes: ['Hand', 'Bath', 'Sheet'],
    colours: [...EARTH, 'Sand'],
    textile: true,
  }),
  family('Hearth & Linen', 'Home', ['CUSHN', 'Cushion', 480, 3900, [420, 420, 120]], {
    colours: [...EARTH, ...BRIGHT, 'Sand'],
    textile: true,
  }),
  family('Hearth & Linen', 'Home', ['CANDL', 'Beeswax Candle', 260, 1900, [120, 80, 80]], {
    sizes: ['Small', 'Large'],
    colours: ['Natural', 'Pine', 'Cedar'],
  }),
  family('Hearth & Linen', 'Home', ['BASKT', 'Willow Basket', 1100, 5900, [420, 320, 260]], {
    sizes: ['S', 'M', 'L'],
  }),
  family('Hearth & Linen', 'Home', ['STOOL', 'Folding Stool', 2400, 7900, [460, 380, 90]], {
    colours: ['Oak', 'Walnut'],
  }),
  family('Fellmark', 'Jackets', ['STORM', 'Storm Shell', 480, 24_900, [310, 260, 80]], {
    sizes: ADULT,
    colours: [...EARTH, 'Charcoal'],
    textile: true,
  }),
  family('Fellmark', 'Jackets', ['VALEY', 'Valley Overshirt', 520, 11_900, [320, 260, 70]], {
    sizes: ADULT,
    colours: EARTH,
    textile: true,
  }),
  family('Fellmark', 'Shirts', ['LINEN', 'Linen Shirt', 220, 7900, [280, 220, 30]], {
    sizes: ADULT,
    colours: [...NEUTRAL, 'Moss', 'Rust'],
    textile: true,
  }),
  family('Fellmark', 'Dresses', ['MEADW', 'Meadow Dress', 310, 10_900, [300, 240, 40]], {
    sizes: ADULT,
    colours: ['Moss', 'Rust', 'Sand'],
    textile: true,
  }),
  family('Fellmark', 'Children', ['KIDRN', "Children's Rain Jacket", 290, 6900, [260, 220, 60]], {
    sizes: CHILD,
    colours: BRIGHT,
    textile: true,
  }),
  family('Fellmark', 'Children', ['KIDFL', "Children's Fleece", 230, 4900, [260, 220, 70]], {
    sizes: CHILD,
    colours: EARTH,
    textile: true,
  }),
  family('Fellmark', 'Children', ['KIDTR', "Children's Trousers", 210, 4500, [250, 200, 40]], {
    sizes: CHILD,
    colours: NEUTRAL,
    textile: true,
  }),
  family('Steinweg', 'Footwear', ['SLIPR', 'Felt Slippers', 380, 5900, [310, 200, 110]], {
    sizes: SHOES,
    colours: NEUTRAL,
  }),
  family('Hearth & Linen', 'Home', ['BEDLN', 'Linen Bed Set', 1900, 18_900, [380, 300, 100]], {
    sizes: ['135x200', '155x220', '200x200', '240x220'],
    colours: [...EARTH, 'Sand'],
    textile: true,
  }),
  family('Hearth & Linen', 'Home', ['WLRUG', 'Wool Rug', 4800, 28_900, [1400, 220, 220]], {
    sizes: ['70x140', '140x200', '170x240'],
    colours: EARTH,
  }),
  family('Tarn', 'Sleeping', ['HAMMK', 'Travel Hammock', 540, 6900, [220, 140, 120]], {
    colours: [...NEUTRAL, 'Moss'],
  }),
  family('Tarn', 'Packs', ['RNCVR', 'Rain Cover', 110, 2500, [180, 120, 40]], { colours: BRIGHT }),
];

/** [sku, name, part SKU and quantity…]: sold as one, kept as its parts. */
export const BUNDLES: readonly (readonly [
  sku: string,
  name: string,
  parts: readonly (readonly [string, number])[],
])[] = [
  [
    'SET-COOK',
    'Camp Kitchen Set',
    [
      ['STOVE', 1],
      ['POTST-2L', 1],
      ['MUGEN-SAND', 2],
    ],
  ],
  [
    'SET-COFFEE',
    'Trail Coffee Set',
    [
      ['COFFE-FILTER', 1],
      ['MUGEN-RUST', 2],
      ['FLASK-075L-MOSS', 1],
    ],
  ],
  [
    'SET-FIRSTNIGHT',
    'First Night Out',
    [
      ['TARN1-MOSS', 1],
      ['NIGHT-REGULAR-SLATE', 1],
      ['PADDY-REGULAR-MOSS', 1],
    ],
  ],
  [
    'SET-SLEEP',
    'Sleep Set',
    [
      ['NIGHT-LONG-RUST', 1],
      ['PADDY-WIDE-MOSS', 1],
      ['PILLO-SAND', 1],
    ],
  ],
  [
    'SET-PANTRY',
    'Hut Pantry',
    [
      ['OATSB-CHERRY', 1],
      ['FREEZ-LENTILCURRY', 4],
      ['FREEZ-CHILLI', 4],
    ],
  ],
  [
    'SET-LIGHT',
    'Light Set',
    [
      ['HEADL-CHARCOAL', 2],
      ['LANTN-SAND', 1],
    ],
  ],
  [
    'SET-BATH',
    'Linen Bath Set',
    [
      ['TOWEL-HAND-SAND', 2],
      ['TOWEL-BATH-SAND', 2],
      ['TOWEL-SHEET-SAND', 1],
    ],
  ],
  [
    'SET-LIVING',
    'Hearth Set',
    [
      ['THROW-RUST', 1],
      ['CUSHN-RUST', 2],
      ['CANDL-LARGE-CEDAR', 1],
    ],
  ],
  [
    'SET-MUGS',
    'Six Enamel Mugs',
    [
      ['MUGEN-MOSS', 2],
      ['MUGEN-SLATE', 2],
      ['MUGEN-COBALT', 2],
    ],
  ],
  [
    'SET-WINTER',
    'Winter Warmers',
    [
      ['BEANI-SLATE', 1],
      ['GLOVE-M-CHARCOAL', 1],
      ['SOCKS-40-43-SLATE', 1],
    ],
  ],
];
