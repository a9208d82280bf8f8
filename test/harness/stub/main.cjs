const vscode = require("vscode");

const model = {
  id: "fake",
  name: "Fake Model",
  family: "fake",
  version: "1",
  maxInputTokens: 100_000,
  maxOutputTokens: 100_000,
  capabilities: {},
};

/** A chat model that answers as the tests say: they put a function at `globalThis.fakeModel`; without one there is no model. */
exports.activate = (context) => {
  const provider = {
    provideLanguageModelChatInformation: () => (globalThis.fakeModel ? [model] : []),
    async provideLanguageModelChatResponse(_model, messages, _options, progress, token) {
      const texts = messages.map(({ content }) => content.map((part) => part.value ?? "").join(""));
      progress.report(new vscode.LanguageModelTextPart(await globalThis.fakeModel(texts, token)));
    },
    provideTokenCount: async (_model, text) => String(text).length,
  };
  context.subscriptions.push(vscode.lm.registerLanguageModelChatProvider("prompt-budget-tests", provider));
};
