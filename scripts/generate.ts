// Makes generated/ from the packages that carry the data: vocabularies and the model catalogue.
export {};
