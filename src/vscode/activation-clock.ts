/** When the loading of the extension's code began: this module is imported before all others. */
export const LOADING_BEGAN = performance.now();
