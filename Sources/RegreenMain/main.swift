import RegreenCommands

RegreenCommands.main()
