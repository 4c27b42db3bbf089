// Whose portal it is: read once, before anything is shown.
import { createContext, useContext } from 'react';

export const ShopName = createContext('');

/** Empty where nobody could say. */
export const useShopName = (): string => useContext(ShopName);
