"""Attribution: quotations, who says what by which words, and who is meant by him who says it."""
