public import Emend

public enum LexiconCompiler {}
