# Fails when a text of the code has no Russian translation, or two topics translate it differently.
file(GLOB_RECURSE sources "${SOURCE}/src/render/*.cpp" "${SOURCE}/src/render/*.h"
  "${SOURCE}/src/cli/*.cpp" "${SOURCE}/src/cli/*.h" "${SOURCE}/include/mentor/render/*.h")
file(GLOB topics "${SOURCE}/src/render/assets/ru/*.po")
set(pot "${WORK}/code.pot")
set(ru "${WORK}/topics.po")

execute_process(
  COMMAND ${XGETTEXT} --language=C++ --from-code=UTF-8 --keyword= --keyword=tr --keyword=plural:1,2
    --keyword=form:1,2 --keyword=TR_NOOP --add-location=file --output=${pot} ${sources}
  COMMAND_ERROR_IS_FATAL ANY)
execute_process(COMMAND ${MSGCAT} --output-file=${ru} ${topics} COMMAND_ERROR_IS_FATAL ANY)

file(READ "${ru}" text)
if(text MATCHES "\n\"#-#-#-#")
  message(FATAL_ERROR "topics translate a text differently: look for #-#-#-# in ${ru}")
endif()
execute_process(COMMAND ${MSGCMP} ${ru} ${pot} RESULT_VARIABLE missing ERROR_VARIABLE report)
if(missing)
  message(FATAL_ERROR "texts without a Russian translation:\n${report}")
endif()
