// The list of mappings that come with the program.
import type { Mapping } from '../mapping.ts';
import { olist } from './olist.ts';
import { shopify } from './shopify.ts';
import { throughlineJson } from './throughline-json.ts';
import { uciOnlineRetail } from './uci-online-retail.ts';

export const READY_MAPPINGS: ReadonlyMap<string, Mapping> = new Map(
  [olist, uciOnlineRetail, shopify, throughlineJson].map((mapping) => [mapping.name, mapping]),
);
