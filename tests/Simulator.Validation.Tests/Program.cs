using Simulator.Validation.Tests;

return args is [AlarmCommand.Word, .. var rest] ? AlarmCommand.Run(rest) : TheoryCommand.Run(args);
