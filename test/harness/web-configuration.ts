import type { Page } from "playwright-core";

/** What is changed of the configuration that code-server gives its page. */
export interface WebConfiguration {
  readonly developmentOptions?: object;
  /** Where webviews come from; one that is not the page's own has them in a process of their own. `{{uuid}}` is filled in. */
  readonly webviewHost?: string;
}

/** Changes the workbench's configuration before its own scripts run: it stands in an attribute, which they read once. */
export async function configureWorkbench(page: Page, changes: WebConfiguration): Promise<void> {
  await page.addInitScript(changeSettings, changes);
}

/** Runs in the page. */
function changeSettings({ developmentOptions, webviewHost }: WebConfiguration): void {
  const getAttribute = Element.prototype.getAttribute;
  Element.prototype.getAttribute = function (name) {
    const value = getAttribute.call(this, name);
    if (name !== "data-settings" || value === null || this.id !== "vscode-workbench-web-configuration") return value;
    const configuration = JSON.parse(value);
    const { protocol, port, pathname } = new URL(configuration.webviewEndpoint, location.href);
    return JSON.stringify({
      ...configuration,
      ...(webviewHost && { webviewEndpoint: `${protocol}//${webviewHost}:${port}${pathname}` }),
      developmentOptions: { ...configuration.developmentOptions, ...developmentOptions },
    });
  };
}
