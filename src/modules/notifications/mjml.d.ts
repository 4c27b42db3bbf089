// The part of mjml 5 that this module uses; the package brings no types of its own.
declare module 'mjml' {
  interface MjmlOptions {
    /** `strict` throws for anything that the validator finds. */
    validationLevel?: 'strict' | 'soft' | 'skip';
    /** Web fonts to import, by name; none keeps a page free of requests to other hosts. */
    fonts?: Record<string, string>;
    keepComments?: boolean;
  }
  export default function mjml2html(
    mjml: string,
    options?: MjmlOptions,
  ): Promise<{ html: string; errors: { formattedMessage: string }[] }>;
}
