const set = (names: string): ReadonlySet<string> => new Set(names.split(/\s+/));

/** What the grammars call a definition; names that two languages share mean the same in both. */
export const DEFINITIONS = set(
  "function_declaration generator_function_declaration function_definition function_item function_signature_item " +
    "function_signature function_statement local_function_statement " +
    "method_definition method_declaration method_signature abstract_method_signature method singleton_method " +
    "constructor_declaration destructor_declaration operator_declaration " +
    "class_declaration abstract_class_declaration class_definition class_specifier class_statement class " +
    "interface_declaration annotation_type_declaration enum_declaration enum_specifier enum_item enum_statement " +
    "record_declaration struct_declaration struct_specifier struct_item union_specifier union_item trait_item " +
    "trait_declaration impl_item mod_item macro_definition type_declaration type_alias_declaration type_item " +
    "namespace_definition namespace_declaration module internal_module delegate_declaration",
);

/** Stand around a definition, whose last child it is. */
export const WRAPPERS = set("export_statement decorated_definition template_declaration ambient_declaration");

/** Hold definitions and are none themselves. */
export const CONTAINERS = set(
  "class_body interface_body enum_body enum_body_declarations declaration_list field_declaration_list block " +
    "body_statement statement_block linkage_specification preproc_ifdef preproc_if preproc_else expression_statement " +
    "file_scoped_namespace_declaration annotation_type_body class_block export_statement statement_list",
);

/** `const name = …` of one of these is a definition. */
export const NAMED_VALUES = set(
  "arrow_function function_expression function generator_function class class_expression",
);
