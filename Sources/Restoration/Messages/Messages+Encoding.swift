extension Messages {
    /// The content overruled the encoding the file claims.
    public static func encodingConflict(
        file: String,
        claim: String,
        encoding: String,
        samples: [String]
    ) -> LocalizedText {
        let rows = samples.joined(separator: "、")
        return LocalizedText(
            zh: "\(file)：声明的编码是 \(claim)，但内容不能这样解码；按 \(encoding) 读取，例如：\(rows)",
            en: "\(file): claims encoding \(claim), but the text does not decode so; read as \(encoding), for example: "
                + samples.joined(separator: ", ")
        )
    }

    /// The file claims no encoding.
    public static func encodingGuessed(file: String, encoding: String, samples: [String]) -> LocalizedText {
        LocalizedText(
            zh: "\(file)：没有声明编码；由内容判断为 \(encoding)，例如：\(samples.joined(separator: "、"))",
            en: "\(file): claims no encoding; its content reads as \(encoding), for example: "
                + samples.joined(separator: ", ")
        )
    }

    /// A one-byte claim whose texts also read as Chinese.
    public static func encodingLooksChinese(file: String, claim: String, samples: [String]) -> LocalizedText {
        LocalizedText(
            zh: "\(file)：按声明的 \(claim) 读取，但这些文字按 GB18030 也能读成汉字：\(samples.joined(separator: "、"))",
            en: "\(file): read as claimed (\(claim)), but the texts also read as Chinese in GB18030: "
                + samples.joined(separator: ", ")
        )
    }

    /// How to declare an encoding.
    public static func declareEncoding(_ encoding: String) -> LocalizedText {
        LocalizedText(
            zh: "核对以上文字；确认后在图层中写 encoding: \(encoding)，或使用 --encoding \(encoding)",
            en: "check the texts; to settle it write encoding: \(encoding) at the layer or use --encoding \(encoding)"
        )
    }

    /// Texts with bytes that the encoding does not allow.
    public static func undecodableTexts(file: String, encoding: String, count: Int) -> LocalizedText {
        LocalizedText(
            zh: "\(file)：有 \(count) 处文字含有 \(encoding) 不允许的字节，以 � 表示",
            en: "\(file): \(count) texts hold bytes that \(encoding) does not allow, shown as �"
        )
    }

    /// What to try when texts do not decode.
    public static func tryOtherEncoding() -> LocalizedText {
        LocalizedText(
            zh: "用 --encoding 指定另一种编码，或修正源文件",
            en: "name another encoding with --encoding, or mend the source file"
        )
    }

    /// The declared encoding is unknown.
    public static func unknownEncoding(file: String, encoding: String) -> LocalizedText {
        LocalizedText(
            zh: "\(file)：不认识的编码 \(encoding)",
            en: "\(file): unknown encoding \(encoding)"
        )
    }

    /// Which encodings can be named.
    public static func knownEncodings() -> LocalizedText {
        LocalizedText(zh: "可用 UTF-8、GBK、GB18030、BIG5", en: "use UTF-8, GBK, GB18030 or BIG5")
    }

    /// Texts that ended inside a character.
    public static func cutTexts(file: String, count: Int) -> LocalizedText {
        LocalizedText(
            zh: "\(file)：有 \(count) 处文字在字段末尾被截断，半个字已去掉",
            en: "\(file): \(count) texts were cut inside their last character; the half character was dropped"
        )
    }
}
